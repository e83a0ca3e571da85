import type { OutboxEntry } from '../../../sync/client/outboxEntry.ts';
import type { OutboxStore } from '../../../sync/client/ports.ts';
import type { DiskFault } from './memoryMirror.ts';

export type OutboxDisk = Map<string, OutboxEntry>;

export function createMemoryOutbox(disk: OutboxDisk, fault: DiskFault = () => null): OutboxStore {
  return {
    readAll: async () => ({ ok: true, value: structuredClone([...disk.values()].sort((a, b) => a.order - b.order)) }),
    async put(entries) {
      const failure = fault('before');
      if (failure !== null) return { ok: false, error: failure };
      for (const [index, entry] of entries.entries()) {
        const torn = index === Math.floor(entries.length / 2) ? fault('halfWay') : null;
        if (torn !== null) return { ok: false, error: torn };
        disk.set(entry.item.document.id, structuredClone(entry));
      }
      return { ok: true, value: null };
    },
    async remove(ids) {
      const failure = fault('before');
      if (failure !== null) return { ok: false, error: failure };
      for (const id of ids) disk.delete(id);
      return { ok: true, value: null };
    },
  };
}
