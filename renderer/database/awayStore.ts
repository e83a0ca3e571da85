import type { Result } from '../../schema/result.ts';
import type { Stored, StorageFailure } from '../../sync/client/ports.ts';
import type { RowStore } from './rowStore.ts';
import type { StoreQueue } from './storeQueue.ts';

const READ_ROWS = 250;

/** Rows of what a person saw and has still to see; their contents are the desk's. */
export interface StoredRows<R> {
  readAll(): Stored<readonly R[]>;
  put(rows: readonly R[]): Stored<null>;
  remove(ids: readonly string[]): Stored<null>;
}

/** A row that does not open is dropped: the person is then told less or more than is new, and nothing clinical is lost. */
export function createAwayStore<
  R extends { readonly id: string; readonly wardId: string; readonly kind: string; readonly content: object },
>(rows: RowStore, queue: StoreQueue): StoredRows<R> {
  const done = (stored: Result<unknown, StorageFailure>): Result<null, StorageFailure> =>
    stored.ok ? { ok: true, value: null } : stored;
  return {
    async readAll() {
      const keys = await queue.run(() => rows.keys());
      if (!keys.ok) return keys;
      const all: R[] = [];
      for (let at = 0; at < keys.value.length; at += READ_ROWS) {
        const ids = keys.value.slice(at, at + READ_ROWS).map(({ id }) => id);
        const page = await queue.run(() => rows.get(ids));
        if (!page.ok) return page;
        for (const { id, wardId, kind, content } of page.value)
          // Written by this program under the same seal: the kind says what the content is.
          if (content !== null) all.push({ id, wardId, kind, content } as unknown as R);
      }
      return { ok: true, value: all };
    },
    put: async (given) =>
      done(
        await queue.run(() =>
          rows.put(
            given.map(({ id, wardId, kind, content }) => ({ id, wardId, kind, seq: 0, generation: 0, content })),
          ),
        ),
      ),
    remove: async (ids) => done(await queue.run(() => rows.remove(ids))),
  };
}
