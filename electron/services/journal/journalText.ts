import { createHash } from 'node:crypto';
import { z } from 'zod';
import { journalLine } from '../../../schema/ipc/deskPaths.ts';

/** One line of the file: what was said, and when it was written down (for the age of settled acts). */
const journalRecord = z.object({ at: z.number(), entry: journalLine });
export type JournalRecord = z.infer<typeof journalRecord>;

// 64 bits of SHA-256: an accident goes unseen once in 2^64 damaged lines; forgery is the seal's matter, not the sum's.
const SUM_LENGTH = 16;
const BEFORE_SUM = '{"sum":"';
const BODY_START = BEFORE_SUM.length + SUM_LENGTH + '",'.length;

/** A line of JSON whose first member is the checksum of the rest, ended by a newline. */
export function journalText(record: JournalRecord): string {
  const body = JSON.stringify(record);
  return `${BEFORE_SUM}${sumOf(body)}",${body.slice(1)}\n`;
}

/** null: not a whole line that this program wrote. `line` comes without its newline. */
export function parseJournalText(line: string): JournalRecord | null {
  if (!line.startsWith(BEFORE_SUM)) return null;
  const body = `{${line.slice(BODY_START)}`;
  if (line.slice(BEFORE_SUM.length, BODY_START) !== `${sumOf(body)}",`) return null;
  const parsed = journalRecord.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : null;
}

function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, SUM_LENGTH);
}
