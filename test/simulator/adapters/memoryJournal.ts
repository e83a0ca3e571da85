import { journalLedger } from '../../../electron/services/journal/journalLedger.ts';
import type { PushItem } from '../../../schema/wire/push.ts';
import type { Journal, JournalMark, Settlement } from '../../../sync/client/ports.ts';
import type { DiskFault } from './memoryMirror.ts';

/** What was said of the acts, and when it was written down. */
interface JournalNote {
  readonly at: number;
  readonly entry: Settlement | JournalMark;
}

/** Append-only, as the shell's file is. */
export interface JournalDisk {
  readonly acts: PushItem[];
  readonly notes: JournalNote[];
  tornWrites?: number;
}

export function createJournalDisk(acts: readonly PushItem[] = []): JournalDisk {
  return { acts: [...acts], notes: [] };
}

const DAY_MS = 86_400_000;

/** What the shell does when it opens the file: lets go of what a backup holds, or what was accepted long ago. */
export function compactJournalDisk(disk: JournalDisk, nowMs: number): void {
  const ledger = journalLedger();
  const begun = disk.notes[0]?.at ?? nowMs;
  for (const { document } of disk.acts)
    ledger.note({ at: begun, entry: { line: 'act', id: document.id, sealed: 'sealed' } });
  for (const note of disk.notes) ledger.note(note);
  const keep = { accepted: 35 * DAY_MS, durable: 2 * DAY_MS };
  const kept = disk.acts.filter(({ document }) => !ledger.mayGo(document.id, keep, nowMs));
  const gone = new Set(disk.acts.filter((act) => !kept.includes(act)).map(({ document }) => document.id));
  const notes = disk.notes.filter(({ entry }) => entry.line !== 'settled' || !gone.has(entry.id));
  disk.acts.splice(0, disk.acts.length, ...kept);
  disk.notes.splice(0, disk.notes.length, ...notes);
}

export function createMemoryJournal(
  disk: JournalDisk,
  fault: DiskFault = () => null,
  nowMs: () => number = () => 0,
): Journal {
  const write = (entries: readonly JournalNote['entry'][]) => {
    const failure = fault('before');
    if (failure !== null) return { ok: false, error: failure } as const;
    disk.notes.push(...entries.map((entry) => ({ at: nowMs(), entry })));
    return { ok: true, value: null } as const;
  };
  return {
    readAll: async () => ({
      ok: true,
      value: { acts: structuredClone(disk.acts), settled: settledSinceRestore(disk.notes), unreadable: 0 },
    }),
    async append(acts) {
      const failure = fault('before');
      if (failure !== null) return { ok: false, error: failure };
      for (const [index, act] of acts.entries()) {
        // The record that was being written is cut off at the next opening; those before it stay.
        const torn = index === Math.floor(acts.length / 2) ? fault('halfWay') : null;
        if (torn !== null) {
          disk.tornWrites = (disk.tornWrites ?? 0) + 1;
          return { ok: false, error: torn };
        }
        disk.acts.push(structuredClone(act));
      }
      return { ok: true, value: null };
    },
    settle: async (settlements) => write(settlements),
    note: async (mark) => write([mark]),
  };
}

function settledSinceRestore(notes: readonly JournalNote[]): Settlement[] {
  const since = notes.findLastIndex(({ entry }) => entry.line === 'restored');
  return notes.slice(since + 1).flatMap(({ entry }) => (entry.line === 'settled' ? [entry] : []));
}
