import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import type { PeerInPage, PeerState } from './peerState.ts';

/** The peer in the browser: RxDB on Dexie, unencrypted, as its documentation builds it; and IndexedDB without anything. */
declare global {
  interface Window {
    ready: boolean;
    benchPeer: PeerInPage & typeof plain & { findAll(name: string): Promise<PeerTimes> };
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
interface Checkpoint {
  readonly id: string;
  readonly updatedAt: number;
}
interface PulledPage {
  readonly documents: readonly PeerDocument[];
  readonly checkpoint: Checkpoint;
}
interface PullEvent {
  readonly documents: (PeerDocument & { readonly _deleted: boolean })[];
  readonly checkpoint: Checkpoint;
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

let followed: RxCollection<PeerDocument> | null = null;
const collections = new Map<string, RxCollection<PeerDocument>>();

const rxdb: PeerInPage & { findAll(name: string): Promise<PeerTimes> } = {
  states: {},
  seen: {},
  load(name, url) {
    run(name, async (state) => {
      const replication = replicate(await openCollection(name), url, null);
      replication.received$.subscribe(() => {
        state.documents += 1;
      });
      replication.error$.subscribe(() => {
        state.failures += 1;
      });
      await replication.awaitInitialReplication();
    });
  },
  async follow(name, url) {
    followed = await openCollection(name);
    const stream = new Subject<PullEvent | 'RESYNC'>();
    const source = new EventSource(new URL('/stream', url));
    const opened = new Promise((resolve) => source.addEventListener('open', resolve, { once: true }));
    source.addEventListener('message', ({ data }: MessageEvent<string>) =>
      stream.next(eventOf(JSON.parse(data) as PulledPage)),
    );
    source.addEventListener('error', () => stream.next('RESYNC'));
    await opened;
    await replicate(followed, url, stream).awaitInSync();
  },
  async watch(id) {
    followed?.findOne(id).$.subscribe((document) => noteSeen(document?.toJSON().content));
  },
  async write(name, documents) {
    const collection = await openCollection(name);
    await collection.bulkInsert(documents.map((content) => ({ id: content.id, updatedAt: 1, content })));
  },
  push(name, url) {
    run(name, async (state) => {
      const replication = replicateRxCollection<PeerDocument, Checkpoint>({
        collection: await openCollection(name),
        replicationIdentifier: `push ${url}`,
        live: false,
        waitForLeadership: false,
        push: {
          async handler(rows) {
            const answer = await fetch(new URL('/push', url), {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(rows),
            });
            return answer.json() as Promise<[]>;
          },
        },
      });
      replication.sent$.subscribe(() => {
        state.documents += 1;
      });
      await replication.awaitInitialReplication();
    });
  },
  /** Opens the database and finds everything. */
  async findAll(name) {
    const begun = performance.now();
    const documents = (await (await openCollection(name)).find().exec()).length;
    return { milliseconds: performance.now() - begun, documents };
  },
};

/** `replicateRxCollection` with the pull handler of the page "HTTP Replication" and the default batch size. */
function replicate(
  collection: RxCollection<PeerDocument>,
  url: string,
  stream: Subject<PullEvent | 'RESYNC'> | null,
): RxReplicationState<PeerDocument, Checkpoint> {
  return replicateRxCollection<PeerDocument, Checkpoint>({
    collection,
    replicationIdentifier: url,
    live: stream !== null,
    // An election among one window would cost time that has nothing to do with the load.
    waitForLeadership: false,
    pull: {
      handler: async (checkpoint, batchSize) =>
        eventOf(await pullPage(`${url}/charts`, checkpoint ?? { id: '', updatedAt: 0 }, batchSize)),
      ...(stream === null ? {} : { stream$: stream.asObservable() }),
    },
  });
}

function eventOf({ documents, checkpoint }: PulledPage): PullEvent {
  return { documents: documents.map((document) => ({ ...document, _deleted: false })), checkpoint };
}

function run(name: string, work: (state: PeerState) => Promise<void>): void {
  const begun = performance.now();
  const state: PeerState = { documents: 0, milliseconds: 0, isDone: false, failures: 0, error: null };
  rxdb.states[name] = state;
  const clock = setInterval(() => {
    state.milliseconds = performance.now() - begun;
  }, 50);
  work(state)
    .then(() => {
      state.isDone = true;
    })
    .catch((error: unknown) => {
      state.error = String(error);
    })
    .finally(() => {
      clearInterval(clock);
      state.milliseconds = performance.now() - begun;
    });
}

function noteSeen(content: object | undefined): void {
  const { observations } = (content ?? {}) as { readonly observations?: readonly { readonly id: string }[] };
  for (const { id } of observations ?? [])
    if (id.startsWith('bench-')) rxdb.seen[id] ??= performance.timeOrigin + performance.now();
}

/** Bare IndexedDB. */
const plain = {
  /** The same pages into a bare object store, one transaction a page: what the engine itself can do. */
  async storePlain(name: string, url: string, pageSize: number): Promise<PeerTimes> {
    const begun = performance.now();
    const database = await openPlain(name);
    let checkpoint = { id: '', updatedAt: 0 };
    let documents = 0;
    for (;;) {
      const page = await pullPage(`${url}/charts`, checkpoint, pageSize);
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
  const known = collections.get(name);
  if (known !== undefined) return known;
  const database = await createRxDatabase({ name, storage: getRxStorageDexie() });
  const { documents } = await database.addCollections({ documents: { schema } });
  const collection = documents as RxCollection<PeerDocument>;
  collections.set(name, collection);
  return collection;
}

async function pullPage(url: string, { id, updatedAt }: Checkpoint, limit: number): Promise<PulledPage> {
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

window.benchPeer = { ...plain, ...rxdb };
window.ready = true;
