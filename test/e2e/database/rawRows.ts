/** The stored rows as IndexedDB holds them: what someone with the profile folder could read and change. */
export type RawRow = Record<string, unknown> & { readonly id: string };

async function withStore<T>(
  vaultId: string,
  collection: string,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await settled(indexedDB.open(`rxdb-dexie-wardlight-${vaultId}--0--${collection}`));
  try {
    return await settled(use(database.transaction('docs', mode).objectStore('docs')));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

export function readRow(vaultId: string, collection: string, id: string): Promise<RawRow> {
  return withStore(vaultId, collection, 'readonly', (store) => store.get(id) as IDBRequest<RawRow>);
}

export async function writeRow(vaultId: string, collection: string, row: RawRow): Promise<void> {
  await withStore(vaultId, collection, 'readwrite', (store) => store.put(row));
}
