import type { JournalLine } from '../../../schema/ipc/deskPaths.ts';
import type { Result } from '../../../schema/result.ts';
import type { Clock } from '../clock.ts';
import type { AppendFile, Disk, DiskFull } from '../disk/disk.ts';
import { inTurn } from '../inTurn.ts';
import { journalLedger } from './journalLedger.ts';
import { journalText } from './journalText.ts';
import type { JournalRecord } from './journalText.ts';
import { scanJournal } from './scanJournal.ts';

const DAY_MS = 86_400_000;
/** A server restored to yesterday gets acts again; hospitals keep backups of a month. */
export const KEEP_ACCEPTED_DAYS = 35;
/**
 * What the server's off-site backup holds is dropped earlier, but not at once: the outbox keeps a row for a day after
 * the ward saw it, and writes an act that the journal lacks back into it.
 */
const KEEP_DURABLE_DAYS = 2;

/**
 * The acts of this workstation, sealed by the desk worker and opaque here: append only, on the disk before the answer,
 * outside the browser engine's folder. One writer: the profile is locked by the process that opened it.
 */
export interface Journal {
  append(lines: readonly JournalLine[]): Promise<Result<void, DiskFull>>;
  /** Oldest first; what is appended meanwhile is not in it. */
  read(): AsyncIterable<JournalLine>;
  /** `torn`: lines that a crash cut off (never answered for). `damaged`: lines in the middle that cannot be read. */
  health(): { readonly torn: number; readonly damaged: number };
  unsent(): number;
  /** The acts behind that number, each once, oldest first. */
  unsentActs(): Promise<readonly Extract<JournalLine, { line: 'act' }>[]>;
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly disk: Disk;
  readonly path: string;
  readonly clock: Clock;
  readonly keepAcceptedDays?: number;
}

export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { disk, path, clock } = options;
  const ledger = journalLedger();
  const health = { torn: 0, damaged: 0 };
  let file = await disk.openToAppend(path);
  const sound = await readSoundLength(disk, path, file.size(), ledger, health);
  // Half a line was never answered for; what is appended next must not be glued to it.
  if (sound < file.size()) await file.truncate(sound);
  file = await compact(options, file, ledger);
  const oneAtATime = inTurn();
  return {
    append: (lines) =>
      oneAtATime(async () => {
        const records = lines.map((entry) => ({ at: clock.now(), entry }));
        const appended = await file.appendDurably(Buffer.from(records.map(journalText).join('')));
        if (appended.ok) for (const record of records) ledger.note(record);
        return appended;
      }),
    async *read() {
      for await (const part of scanJournal(disk.readInPieces(path, 0, file.size()))) {
        if (part.kind === 'record') yield part.record.entry;
      }
    },
    health: () => ({ ...health }),
    unsent: () => ledger.unsent(),
    async unsentActs() {
      const acts = new Map<string, Extract<JournalLine, { line: 'act' }>>();
      for await (const part of scanJournal(disk.readInPieces(path, 0, file.size()))) {
        if (part.kind !== 'record' || part.record.entry.line !== 'act') continue;
        const { entry } = part.record;
        if (ledger.isUnsent(entry.id)) acts.set(entry.id, entry);
      }
      return [...acts.values()];
    },
    close: () => oneAtATime(() => file.close()),
  };
}

async function readSoundLength(
  disk: Disk,
  path: string,
  size: number,
  ledger: ReturnType<typeof journalLedger>,
  health: { torn: number; damaged: number },
): Promise<number> {
  let sound = 0;
  for await (const part of scanJournal(disk.readInPieces(path, 0, size))) {
    if (part.kind === 'record') ledger.note(part.record);
    else health[part.kind] += 1;
    if (part.kind !== 'torn') sound += part.bytes.length;
  }
  return sound;
}

/** Leaves out acts that were accepted long enough ago or are in a backup. Damaged lines stay as they are: someone may still read them. */
async function compact(
  { disk, path, clock, keepAcceptedDays }: JournalOptions,
  file: AppendFile,
  ledger: ReturnType<typeof journalLedger>,
): Promise<AppendFile> {
  const keep = {
    accepted: (keepAcceptedDays ?? KEEP_ACCEPTED_DAYS) * DAY_MS,
    durable: KEEP_DURABLE_DAYS * DAY_MS,
  };
  const now = clock.now();
  const mayGo = ({ at, entry }: JournalRecord): boolean => {
    if (entry.line === 'restored') return false;
    return entry.line === 'durable' ? now - at > keep.accepted : ledger.mayGo(entry.id, keep, now);
  };
  let dropped = 0;
  async function* kept(): AsyncGenerator<Uint8Array> {
    for await (const part of scanJournal(disk.readInPieces(path, 0, file.size()))) {
      if (part.kind === 'record' && mayGo(part.record)) dropped += 1;
      else yield part.bytes;
    }
  }
  for await (const _ of kept());
  if (dropped === 0) return file;
  // Windows renames over no open file.
  await file.close();
  await disk.writePiecesDurably(path, kept());
  return disk.openToAppend(path);
}
