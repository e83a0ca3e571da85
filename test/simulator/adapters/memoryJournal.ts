import type { PushItem } from '../../../schema/wire/push.ts';
import type { Journal, Settlement } from '../../../sync/client/ports.ts';
import type { DiskFault } from './memoryMirror.ts';

/** Append-only, as the shell's file is. */
export interface JournalDisk {
  readonly acts: PushItem[];
  readonly settled: Settlement[];
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
      disk.acts.push(...structuredClone(acts));
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
