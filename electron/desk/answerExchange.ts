import { peerNote } from '../../schema/ipc/deskPaths.ts';
import type { Exchange } from '../services/exchange/exchange.ts';
import { deskFailureResponse } from './deskFailureResponse.ts';
import { readLimited } from './readLimited.ts';

const LARGEST_NOTE_BYTES = 1_000_000;

/** `GET` gives the desk worker the acts of peers above a number, `POST` takes what it learned of them. */
export async function answerExchange(
  request: Request,
  search: URLSearchParams,
  exchange: Pick<Exchange, 'peerActs' | 'noted'>,
): Promise<Response> {
  if (request.method === 'GET') {
    const after = Number(search.get('after') ?? '0');
    if (!Number.isSafeInteger(after) || after < 0) return new Response(null, { status: 400 });
    const acts = await exchange.peerActs(after);
    return acts === null ? new Response(null, { status: 403 }) : Response.json(acts);
  }
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const text = await readLimited(request, LARGEST_NOTE_BYTES);
  if (text === null) return new Response(null, { status: 413 });
  const note = peerNote.safeParse(parseJson(text));
  if (!note.success) return new Response(null, { status: 400 });
  const isKept = await exchange.noted(note.data);
  return isKept ? new Response(null, { status: 204 }) : deskFailureResponse(507, 'diskFull');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
