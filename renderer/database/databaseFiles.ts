import type { Result } from '../../schema/result.ts';
import type { StorageFailure } from '../../sync/client/ports.ts';
import { failureOf } from './storeQueue.ts';

/** The engine's own databases of one RxDB database: one for each collection, named by schema version. */
export interface DatabaseFiles {
  /** Opens and closes each that exists. `corrupt`: the engine says that its files are broken. */
  check(): Promise<Result<{ readonly newestVersion: number }, StorageFailure>>;
  delete(): Promise<void>;
}

/**
 * Looked at before RxDB opens them: its Dexie storage remembers a failed opening by name, and nothing could be opened
 * again in the same worker.
 */
export function databaseFiles(databaseName: string, collections: readonly string[], version: number): DatabaseFiles {
  const prefix = `rxdb-dexie-${databaseName}--`;
  const found = async (): Promise<readonly string[]> =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name] : []));

  return {
    async check() {
      try {
        const names = await found();
        for (const name of names) (await settled(indexedDB.open(name))).close();
        return {
          ok: true,
          value: { newestVersion: Math.max(0, ...names.map((name) => Number.parseInt(name.slice(prefix.length), 10))) },
        };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    async delete() {
      // By the names that there should be: a broken engine may not be able to list what there is.
      for (const collection of ['_rxdb_internal', ...collections]) {
        for (const each of new Set([0, version]))
          await settled(indexedDB.deleteDatabase(`${prefix}${each}--${collection}`));
      }
    },
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
