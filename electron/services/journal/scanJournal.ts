import { parseJournalText } from './journalText.ts';
import type { JournalRecord } from './journalText.ts';

/** What a journal file holds, in its order. `end` is the position after it; `torn` is a last line without its newline. */
export type JournalPart =
  | { readonly kind: 'record'; readonly record: JournalRecord; readonly bytes: Uint8Array }
  | { readonly kind: 'damaged'; readonly bytes: Uint8Array }
  | { readonly kind: 'torn'; readonly bytes: Uint8Array };

const NEWLINE = 0x0a;

/**
 * Reads line by line, in bytes: a damaged line may be anything, and must not swallow the good one behind it. A line that
 * was never ended was never answered for either (the answer comes after fsync), so it may be left out.
 */
export async function* scanJournal(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<JournalPart> {
  let begun: Uint8Array[] = [];
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      yield part(Buffer.concat([...begun, piece.subarray(from, at + 1)]));
      begun = [];
      from = at + 1;
    }
    if (from < piece.length) begun.push(piece.subarray(from));
  }
  if (begun.length > 0) yield { kind: 'torn', bytes: Buffer.concat(begun) };
}

function part(bytes: Buffer): JournalPart {
  const record = parseJournalText(bytes.subarray(0, -1).toString('utf8'));
  return record === null ? { kind: 'damaged', bytes } : { kind: 'record', record, bytes };
}
