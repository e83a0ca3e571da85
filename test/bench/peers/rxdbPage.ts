import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** The peer in the browser: RxDB on Dexie, unencrypted, as its documentation builds it; and IndexedDB without anything. */
declare global {
  interface Window {
    ready: boolean;
    benchPeer: typeof peer;
  }
}

/** What was done, how long it took, and how many documents there were at the end. */
export interface PeerTimes {
  readonly milliseconds: number;
  readonly documents: number;
}

interface PeerDocument {
  readonly id: string;
  readonly updatedAt: number;
  readonly content: object;
}
interface PulledPage {
  readonly documents: readonly PeerDocument[];
  readonly checkpoint: { readonly id: string; readonly updatedAt: number };
}

const schema: RxJsonSchema<PeerDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    updatedAt: { type: 'number' },
    content: { type: 'object' },
  },
  required: ['id', 'updatedAt', 'content'],
};

const peer = {
  /** `replicateRxCollection` with the pull handler of the page "HTTP Replication" and the default batch size. */
  async replicate(name: string, url: string): Promise<PeerTimes> {
    const begun = performance.now();
    const collection = await openCollection(name);
    const replication = replicateRxCollection<PeerDocument, PulledPage['checkpoint']>({
      collection,
      replicationIdentifier: url,
      live: false,
      // An election among one window would cost time that has nothing to do with the load.
      waitForLeadership: false,
      pull: {
        async handler(checkpoint, batchSize) {
          const { documents, checkpoint: reached } = await pullPage(
            url,
            checkpoint ?? { id: '', updatedAt: 0 },
            batchSize,
          );
          return { documents: documents.map((document) => ({ ...document, _deleted: false })), checkpoint: reached };
        },
      },
    });
    const failed = new Promise<never>((_, reject) => {
      replication.error$.subscribe((error) => reject(new Error(error.message)));
    });
    await Promise.race([failed, replication.awaitInitialReplication()]);
    const milliseconds = performance.now() - begun;
    const documents = await collection.count().exec();
    await collection.database.close();
    return { milliseconds, documents };
  },

  /** Opens the database and finds everything. */
  async findAll(name: string): Promise<PeerTimes> {
    const begun = performance.now();
    const collection = await openCollection(name);
    const documents = (await collection.find().exec()).length;
    const milliseconds = performance.now() - begun;
    await collection.database.close();
    return { milliseconds, documents };
  },

  /** The same pages into a bare object store, one transaction a page: what the engine itself can do. */
  async storePlain(name: string, url: string, pageSize: number): Promise<PeerTimes> {
    const begun = performance.now();
    const database = await openPlain(name);
    let checkpoint = { id: '', updatedAt: 0 };
    let documents = 0;
    for (;;) {
      const page = await pullPage(url, checkpoint, pageSize);
      const transaction = database.transaction('charts', 'readwrite', { durability: 'relaxed' });
      for (const document of page.documents) transaction.objectStore('charts').put(document);
      await completed(transaction);
      documents += page.documents.length;
      checkpoint = page.checkpoint;
      if (page.documents.length < pageSize) break;
    }
    database.close();
    return { milliseconds: performance.now() - begun, documents };
  },

  async readPlain(name: string): Promise<PeerTimes> {
    const begun = performance.now();
    const database = await openPlain(name);
    const read = database.transaction('charts').objectStore('charts').getAll();
    await completed(read.transaction as IDBTransaction);
    const milliseconds = performance.now() - begun;
    database.close();
    return { milliseconds, documents: read.result.length };
  },
};

async function openCollection(name: string): Promise<RxCollection<PeerDocument>> {
  const database = await createRxDatabase({ name, storage: getRxStorageDexie() });
  const { documents } = await database.addCollections({ documents: { schema } });
  return documents as RxCollection<PeerDocument>;
}

async function pullPage(url: string, { id, updatedAt }: PulledPage['checkpoint'], limit: number): Promise<PulledPage> {
  const answer = await fetch(`${url}?updatedAt=${updatedAt}&id=${encodeURIComponent(id)}&limit=${limit}`);
  if (!answer.ok) throw new Error(`the peer's server answered ${answer.status}`);
  return (await answer.json()) as PulledPage;
}

function openPlain(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  return new Promise((resolve, reject) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore('charts', { keyPath: 'id' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open'));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
}

window.benchPeer = peer;
window.ready = true;
