import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import type { OutboxStore } from '../../sync/client/ports.ts';
import type { Row } from './rowSchema.ts';
import type { RowStore } from './rowStore.ts';
import type { StoreQueue } from './storeQueue.ts';

const READ_ROWS = 500;

/** The outbox on RxDB. A row that does not open is dropped here: its act is in the journal, and comes back from there. */
export function createOutboxStore(rows: RowStore, queue: StoreQueue): OutboxStore {
  return {
    async readAll() {
      const entries: OutboxEntry[] = [];
      const damaged: string[] = [];
      const keys = await queue.run(() => rows.keys());
      if (!keys.ok) return keys;
      for (let at = 0; at < keys.value.length; at += READ_ROWS) {
        const ids = keys.value.slice(at, at + READ_ROWS).map(({ id }) => id);
        const page = await queue.run(() => rows.get(ids));
        if (!page.ok) return page;
        for (const { id, content } of page.value) {
          if (content === null) damaged.push(id);
          else entries.push(content as OutboxEntry);
        }
      }
      if (damaged.length > 0) {
        const removed = await queue.run(() => rows.remove(damaged));
        if (!removed.ok) return removed;
      }
      return { ok: true, value: entries.sort((a, b) => a.order - b.order) };
    },
    async put(entries) {
      const written = await queue.run(() => rows.put(entries.map(rowFrom)));
      return written.ok ? { ok: true, value: null } : written;
    },
    async remove(ids) {
      const removed = await queue.run(() => rows.remove(ids));
      return removed.ok ? { ok: true, value: null } : removed;
    },
  };
}

function rowFrom(entry: OutboxEntry): Row {
  const { document } = entry.item;
  return {
    id: document.id,
    wardId: document.wardId,
    kind: entry.item.type,
    seq: entry.order,
    generation: 0,
    content: entry,
  };
}
