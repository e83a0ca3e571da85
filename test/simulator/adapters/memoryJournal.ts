import type { PushItem } from '../../../schema/wire/push.ts';
import type { Journal, Settlement } from '../../../sync/client/ports.ts';
import type { DiskFault } from './memoryMirror.ts';

/** Append-only, as the shell's file is. */
export interface JournalDisk {
  readonly acts: PushItem[];
  readonly settled: Settlement[];
  tornWrites?: number;
}

export function createJournalDisk(acts: readonly PushItem[] = []): JournalDisk {
  return { acts: [...acts], settled: [] };
}

export function createMemoryJournal(disk: JournalDisk, fault: DiskFault = () => null): Journal {
  return {
    readAll: async () => ({
      ok: true,
      value: { acts: structuredClone(disk.acts), settled: [...disk.settled], unreadable: 0 },
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
    async settle(settlements) {
      const failure = fault('before');
      if (failure !== null) return { ok: false, error: failure };
      disk.settled.push(...settlements);
      return { ok: true, value: null };
    },
  };
}
