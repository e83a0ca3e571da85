import { journalAppend } from '../../schema/ipc/deskPaths.ts';
import type { JournalLine } from '../../schema/ipc/deskPaths.ts';
import type { Journal } from '../services/journal/journal.ts';
import { deskFailureResponse } from './deskFailureResponse.ts';
import { readLimited } from './readLimited.ts';
import { streamBody } from './streamBody.ts';

// 500 lines of at most 1 MB could be 500 MB; what a person does is some kB.
const LARGEST_APPEND_BYTES = 64_000_000;

/** `grew` hears of what is on the disk now; it holds up no answer. */
export async function answerJournal(
  request: Request,
  journal: Journal,
  grew: (lines: readonly JournalLine[]) => Promise<void>,
): Promise<Response> {
  if (request.method === 'GET') return readAnswer(journal);
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const text = await readLimited(request, LARGEST_APPEND_BYTES);
  if (text === null) return new Response(null, { status: 413 });
  const append = journalAppend.safeParse(parseJson(text));
  if (!append.success) return new Response(null, { status: 400 });
  const { lines } = append.data;
  const appended = await journal.append(lines);
  if (appended.ok) void grew(lines);
  return appended.ok ? new Response(null, { status: 204 }) : deskFailureResponse(507, 'diskFull');
}

function readAnswer(journal: Journal): Response {
  const { torn, damaged } = journal.health();
  const headers = {
    'content-type': 'application/x-ndjson',
    'x-wardlight-torn': String(torn),
    'x-wardlight-damaged': String(damaged),
  };
  return new Response(streamBody(asText(journal.read())), { headers });
}

async function* asText(lines: AsyncIterable<JournalLine>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
