import type { PeerInPage, PeerState } from './peerState.ts';

/** PouchDB's browser build, put into the page by its own file: what is used of it here. */
interface Pouch {
  readonly replicate: {
    from(url: string, options?: object): Replication;
    to(url: string, options?: object): Replication;
  };
  changes(options: object): { on(event: 'change', listen: (change: { readonly doc?: object }) => void): unknown };
  bulkDocs(documents: readonly object[]): Promise<unknown>;
}
interface Replication extends Promise<unknown> {
  on(event: 'change', listen: (info: { readonly docs_written: number }) => void): Replication;
  on(event: 'paused', listen: () => void): Replication;
}

declare global {
  interface Window {
    ready: boolean;
    PouchDB: new (name: string) => Pouch;
    pouchPeer: PeerInPage;
  }
}

/** PouchDB as its guide has it: default adapter (IndexedDB), default batch size (100), `live` with `retry` to follow. */
const databases = new Map<string, Pouch>();
let followed: Pouch | null = null;

const pouch: PeerInPage = {
  states: {},
  seen: {},
  load: (name, url) => run(name, () => open(name).replicate.from(`${url}/charts`)),
  follow(name, url) {
    const database = open(name);
    followed = database;
    return new Promise((resolve) => {
      void database.replicate.from(`${url}/charts`, { live: true, retry: true }).on('paused', () => resolve());
    });
  },
  async watch(id) {
    followed
      ?.changes({ since: 'now', live: true, include_docs: true, doc_ids: [id] })
      .on('change', ({ doc }) => noteSeen(doc));
  },
  async write(name, documents) {
    await open(name).bulkDocs(documents.map((document) => ({ ...document, _id: document.id })));
  },
  push: (name, url) => run(name, () => open(name).replicate.to(`${url}/acts`)),
};

function open(name: string): Pouch {
  const database = databases.get(name) ?? new window.PouchDB(name);
  databases.set(name, database);
  return database;
}

/** A replication that broke is begun again: it goes on at its checkpoint. */
function run(name: string, begin: () => Replication): void {
  const begun = performance.now();
  const state: PeerState = { documents: 0, milliseconds: 0, isDone: false, failures: 0, error: null };
  pouch.states[name] = state;
  const clock = setInterval(() => {
    state.milliseconds = performance.now() - begun;
  }, 50);
  const replicate = async (): Promise<void> => {
    for (;;) {
      const before = state.documents;
      try {
        await begin().on('change', ({ docs_written }) => {
          state.documents = before + docs_written;
        });
        return;
      } catch {
        state.failures += 1;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  };
  void replicate().finally(() => {
    clearInterval(clock);
    state.milliseconds = performance.now() - begun;
    state.isDone = true;
  });
}

function noteSeen(document: object | undefined): void {
  const { observations } = (document ?? {}) as { readonly observations?: readonly { readonly id: string }[] };
  for (const { id } of observations ?? [])
    if (id.startsWith('bench-')) pouch.seen[id] ??= performance.timeOrigin + performance.now();
}

window.pouchPeer = pouch;
window.ready = true;
