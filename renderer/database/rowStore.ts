import type { BulkWriteRow, RxCollection, RxDocumentData } from 'rxdb';
import type { Table } from 'dexie';
import type { ClearFields } from './rowSeal.ts';
import { KEYS_INDEX, type Row } from './rowSchema.ts';

/**
 * One collection as rows. Reading everything goes by `keys` and `get` in parts: a paged query made RxDB scan the whole
 * collection for each page (10,000 charts: 62 s, against 1.4).
 * Every method may throw what the storage throws; the queue turns that into a failure.
 */
export interface RowStore {
  /**
   * Inserts or replaces, in one transaction. Throws unless every row is stored. `isNew`: whether nothing is stored under
   * this id, for who knows it; without it, or where it errs, the elder rows are looked up first.
   */
  put(rows: readonly Row[], isNew?: (id: string) => boolean): Promise<void>;
  get(ids: readonly string[]): Promise<readonly Row[]>;
  /** The clear fields of all rows, read from an index: no payload is touched. */
  keys(): Promise<readonly ClearFields[]>;
  /** Removes the rows themselves: no tombstone keeps what a lost ward must not leave behind. */
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

export function createRowStore(collection: RxCollection<Row>): RowStore {
  const storage = collection.storageInstance;
  const table = async (): Promise<Table> => {
    // The Dexie storage's own state. Its type is not among RxDB's public ones; the shape is pinned by the exact version.
    const internals: { readonly dexieTable: Table } = await (storage.internals as unknown as Promise<{
      readonly dexieTable: Table;
    }>);
    return internals.dexieTable;
  };

  /** How many the storage refused, for an elder that was not handed in. */
  async function write(rows: readonly Row[], elder: ReadonlyMap<string, RxDocumentData<Row>>): Promise<number> {
    const writes: BulkWriteRow<Row>[] = rows.map((row) => {
      const previous = elder.get(row.id);
      const document = { ...row, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' };
      return previous === undefined ? { document } : { previous, document: { ...document, _meta: previous._meta } };
    });
    return (await storage.bulkWrite(writes, 'wardlight')).error.length;
  }

  return {
    async put(rows, isNew = () => false) {
      if (rows.length === 0) return;
      const refused = rows.every(({ id }) => isNew(id)) ? await write(rows, new Map()) : rows.length;
      if (refused === 0) return;
      const ids = rows.map(({ id }) => id);
      const elder = new Map((await storage.findDocumentsById(ids, true)).map((row) => [row.id, row]));
      const failed = await write(rows, elder);
      if (failed > 0) throw new Error(`${failed} rows were not stored`);
    },
    get: async (ids) => (await storage.findDocumentsById([...ids], false)).map(rowOf),
    async keys() {
      const keys = (await (await table()).orderBy(KEYS_INDEX).keys()) as unknown as readonly (readonly [
        string,
        string,
        string,
        number,
        number,
        string,
      ])[];
      return keys.map(([, kind, wardId, seq, generation, id]) => ({ id, kind, wardId, seq, generation }));
    },
    remove: async (ids) => (await table()).bulkDelete([...ids]),
    clear: async () => (await table()).clear(),
  };
}

function rowOf({ id, wardId, kind, seq, generation, content }: RxDocumentData<Row>): Row {
  return { id, wardId, kind, seq, generation, content };
}
