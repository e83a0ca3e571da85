import { wrapRxStorageInstance, type RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { RowPlace, RowSeal } from './rowSeal.ts';

/** A row as RxDB hands it to a storage. */
interface StoredRow {
  readonly id: string;
  readonly wardId: string;
  readonly kind: string;
  readonly seq: number;
  readonly generation: number;
  readonly _rev: string;
  readonly [name: string]: unknown;
}

/** RxDB's own book of collections and tokens: no documents, and read before the key is of use. */
const INTERNAL = '_rxdb_internal';

/**
 * RxDB's Dexie storage with every document sealed on its way in. Written acts are flushed to the disk before a write
 * counts (`strict`); the mirror is a cache that can be pulled again and need not wait for the disk.
 */
export function createSealedStorage(
  seal: RowSeal,
  strictCollections: ReadonlySet<string>,
): RxStorage<unknown, unknown> {
  const relaxed = getRxStorageDexie({ chromeTransactionDurability: 'relaxed' });
  const strict = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  // Sealed once, opened once: RxDB passes the same objects around again as "previous" and in its events.
  const sealedOf = new WeakMap<object, object>();
  const openOf = new WeakMap<object, object>();

  return {
    name: 'sealed-dexie',
    rxdbVersion: relaxed.rxdbVersion,
    async createStorageInstance(params) {
      const storage = strictCollections.has(params.collectionName) ? strict : relaxed;
      if (params.collectionName === INTERNAL) return storage.createStorageInstance(params as never);
      const { content: _content, ...clear } = params.schema.properties as Record<string, object>;
      const schema = {
        ...params.schema,
        properties: { ...clear, sealed: { type: 'string' } },
        required: [...(params.schema.required ?? []).filter((name) => name !== 'content'), 'sealed'],
      };
      const instance = await storage.createStorageInstance({ ...params, schema } as never);
      const placeOf = (row: StoredRow): RowPlace => ({
        database: params.databaseName,
        collection: params.collectionName,
        schemaVersion: params.schema.version,
        id: row.id,
        wardId: row.wardId,
        kind: row.kind,
        seq: row.seq,
        generation: row.generation,
        revision: row._rev,
      });
      const toStorage = async (row: StoredRow): Promise<object> => {
        const known = sealedOf.get(row);
        if (known !== undefined) return known;
        const { content, ...rest } = row;
        const stored = { ...rest, sealed: await seal.seal(placeOf(row), content) };
        remember(row, stored);
        return stored;
      };
      const fromStorage = async (stored: StoredRow): Promise<object> => {
        const known = openOf.get(stored);
        if (known !== undefined) return known;
        const { sealed, ...rest } = stored;
        const opened = await seal.open(placeOf(stored), typeof sealed === 'string' ? sealed : '');
        const row = { ...rest, content: opened === 'damaged' ? null : opened.content };
        remember(row, stored);
        return row;
      };
      return wrapRxStorageInstance(
        params.schema as never,
        instance as never,
        toStorage as never,
        fromStorage as never,
      ) as never;
    },
  };

  function remember(row: object, stored: object): void {
    sealedOf.set(row, stored);
    openOf.set(stored, row);
  }
}
