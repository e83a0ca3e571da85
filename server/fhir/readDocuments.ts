import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { clip } from './concepts.ts';
import { keyNamedTwice } from './keyNamedTwice.ts';

/** One JSON document of a file: a line of NDJSON, or the whole file. `value` undefined: it could not be read, `fault` says why. */
export type FhirDocument = {
  readonly source: string;
  readonly line: number;
  readonly value: unknown;
  readonly fault?: string;
};

/** A line longer than this is refused; a bundle that is one JSON text may be larger. */
const LONGEST_LINE = 16_000_000;
const LARGEST_TEXT = 256_000_000;
/** Medicines before those who refer to them, patients before their facts. */
const FIRST = ['Medication.', 'Patient', 'Encounter'];

/** Reads a file or a folder of FHIR JSON or NDJSON, plain or .gz, without ever holding a whole NDJSON file. */
export async function* readDocuments(path: string): AsyncGenerator<FhirDocument> {
  if (!(await stat(path)).isDirectory()) {
    yield* readFile(path);
    return;
  }
  const names = (await readdir(path)).filter((name) => /\.(ndjson|json)(\.gz)?$/i.test(name));
  const rank = (name: string): number => (FIRST.findIndex((start) => name.startsWith(start)) + 4) % 4;
  for (const name of names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) yield* readFile(join(path, name));
}

async function* readFile(path: string): AsyncGenerator<FhirDocument> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  // The reader of the last stream meets the error; the callback only keeps it from being reported twice.
  const content = path.endsWith('.gz') ? pipeline(file, gunzip, () => undefined) : file;
  yield* readStream(content, basename(path));
}

/** NDJSON if the first line is a JSON text by itself, else one JSON text over all lines, else NDJSON with bad lines. */
export async function* readStream(content: Readable, source: string): AsyncGenerator<FhirDocument> {
  const lines = splitLines(content);
  const held: (string | null)[] = [];
  let isLines = false;
  let length = 0;
  let line = 0;
  try {
    for await (const text of lines) {
      if (isLines) {
        line += 1;
        yield* readLine(text, source, line);
        continue;
      }
      held.push(text);
      length += text?.length ?? 0;
      isLines = text === null || length > LARGEST_TEXT || (held.length === 1 && parse(text).ok && text.trim() !== '');
      if (!isLines) continue;
      for (const early of held.splice(0)) {
        line += 1;
        yield* readLine(early, source, line);
      }
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    yield { source, line: line + held.length + 1, value: undefined, fault: `the file ends in an error (${code})` };
  }
  if (held.every((text) => text?.trim() === '')) return;
  const text = held.join('\n');
  const whole = parse(text);
  if (whole.ok) {
    yield documentOf(whole.value, text, source, 1);
    return;
  }
  // Not a single line is an object by itself: one text that breaks off or has a slip in it, not that many bad inputs.
  if (!held.some((text) => text !== null && isObject(text))) {
    yield { source, line: 1, value: undefined, fault: `not JSON${whole.at}` };
    return;
  }
  for (const text of held) {
    line += 1;
    yield* readLine(text, source, line);
  }
}

function isObject(text: string): boolean {
  const parsed = parse(text);
  return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null;
}

function* readLine(text: string | null, source: string, line: number): Generator<FhirDocument> {
  if (text === null) {
    yield { source, line, value: undefined, fault: `longer than ${LONGEST_LINE} characters` };
    return;
  }
  if (text.trim() === '') return;
  const parsed = parse(text);
  yield parsed.ok
    ? documentOf(parsed.value, text, source, line)
    : { source, line, value: undefined, fault: 'not JSON' };
}

function documentOf(value: unknown, text: string, source: string, line: number): FhirDocument {
  const twice = keyNamedTwice(text);
  if (twice === null) return { source, line, value };
  return { source, line, value: undefined, fault: `names a key twice in one object: ${clip(twice, 200)}` };
}

/** Where it fails, if the engine says so; the rest of its words quote the text, which may name a patient. */
function parse(text: string): { ok: true; value: unknown } | { ok: false; at: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
    if (line !== undefined) return { ok: false, at: `: see line ${line}, column ${column}` };
    return { ok: false, at: message.includes('end of JSON') ? ': it breaks off before its end' : '' };
  }
}

/** UTF-16 says so in its first two bytes (Windows writes it); all else is UTF-8, as FHIR has it. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Lines; null in the place of one that is too long, which is skipped as it comes in. */
async function* splitLines(content: Readable): AsyncGenerator<string | null> {
  let decoder = new TextDecoder();
  let isFirst = true;
  let open = '';
  let isSkipping = false;
  for await (const chunk of content) {
    if (isFirst) decoder = new TextDecoder(encodingOf(chunk as Uint8Array));
    isFirst = false;
    const parts = (open + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    open = parts.pop() ?? '';
    for (const part of parts) {
      yield isSkipping || part.length > LONGEST_LINE ? null : part.replace(/\r$/, '');
      isSkipping = false;
    }
    if (open.length <= LONGEST_LINE) continue;
    isSkipping = true;
    open = '';
  }
  if (isSkipping) yield null;
  else if (open !== '') yield open;
}
