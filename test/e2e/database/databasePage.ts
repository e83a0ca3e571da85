import { createDatabase, type Database } from '../../../renderer/database/createDatabase.ts';
import type { MirrorItem } from '../../../sync/client/mirrorItem.ts';
import type { MirrorPosition } from '../../../sync/client/ports.ts';
import { mirrorStoreContract } from '../../contract/mirrorStoreContract.ts';
import { outboxStoreContract } from '../../contract/outboxStoreContract.ts';
import type { ContractCase } from '../../contract/sameJson.ts';
import { readRow, writeRow, type RawRow } from './rawRows.ts';

const sha256 = async (text: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toHex();

const open = async (vaultId: string, keyByte = 7): Promise<Database> => {
  const opened = await createDatabase({ vaultId, keyId: 'k1', dataKey: new Uint8Array(32).fill(keyByte), sha256 });
  if (!opened.ok) throw new Error(`the database did not open: ${opened.error.kind}`);
  return opened.value;
};

const position = (seq: number): MirrorPosition => ({
  scopeKey: 'w1',
  protocol: 1,
  epoch: 'e1',
  generation: 1,
  checkpoint: { seq, id: 'x' },
  complete: false,
  feedsAsOf: {},
  asOf: null,
});
const chart = (id: string, seq: number, content: object): MirrorItem =>
  ({ type: 'chart', seq, id, wardId: 'w1', document: { id, wardId: 'w1', ...content } }) as unknown as MirrorItem;

async function runCases<Port>(
  suite: string,
  cases: readonly ContractCase<Port>[],
  portOf: (database: Database) => Port,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const [index, { name, run }] of cases.entries()) {
    let current: Database | null = null;
    try {
      await run(async () => {
        await current?.close();
        current = await open(`contract-${suite}-${index}`);
        return portOf(current);
      });
    } catch (error) {
      failures.push(`${suite}: ${name}: ${String(error)}`);
    }
    await (current as Database | null)?.close();
  }
  return failures;
}

/** What is seen of a vault after its rows were changed behind the program's back. */
async function look(vaultId: string): Promise<object> {
  const database = await open(vaultId);
  const read: string[] = [];
  const all = await database.mirror.readAll((documents) => void read.push(...documents.map(({ id }) => id)));
  const digest = await database.mirror.digest(1);
  const seen = {
    read: read.sort(),
    all: all.ok ? 'ok' : all.error.kind,
    digest: digest.ok ? digest.value : digest.error.kind,
    unreadable: database.mirror.unreadableCount(),
  };
  await database.close();
  return seen;
}

const page = {
  contract: async () => [
    ...(await runCases('mirror', mirrorStoreContract, (database) => database.mirror)),
    ...(await runCases('outbox', outboxStoreContract, (database) => database.outbox)),
  ],

  async fill(vaultId: string): Promise<void> {
    const database = await open(vaultId);
    await database.mirror.apply([chart('c1', 1, { n: 1 }), chart('c2', 2, { n: 2 })], position(2));
    await database.mirror.apply([chart('c1', 3, { n: 3 })], position(3));
    await database.close();
  },
  /** The row of c1 as it was before its second version. */
  async fillAndKeepElder(vaultId: string): Promise<RawRow> {
    const database = await open(vaultId);
    await database.mirror.apply([chart('c1', 1, { n: 1 }), chart('c2', 2, { n: 2 })], position(2));
    await database.close();
    const elder = await readRow(vaultId, 'charts', 'c1');
    await page.fillAgain(vaultId);
    return elder;
  },
  async fillAgain(vaultId: string): Promise<void> {
    const database = await open(vaultId);
    await database.mirror.apply([chart('c1', 3, { n: 3 })], position(3));
    await database.close();
  },
  readRow,
  writeRow,
  look,

  async save(vaultId: string, text: string): Promise<void> {
    const database = await open(vaultId);
    await database.mirror.apply(
      [chart('rare-1', 1, { patient: { familyName: text, givenNames: [text] } })],
      position(1),
    );
    await database.saveDraft({ key: `intervention:rare-1:${text}`, text });
    await database.away.put([
      { kind: 'seen', id: 'seen-rare-1', wardId: 'w1', content: { patient: { familyName: text } } } as never,
    ]);
    await database.outbox.put([
      {
        item: { type: 'event', document: { id: 'a', wardId: 'w1', body: { text } } },
        order: 1,
        progress: { step: 'sent' },
        progressAt: 'x',
      } as never,
    ]);
    await database.close();
  },
  /** The control of the byte search: the same name, unsealed. */
  async saveUnsealed(text: string): Promise<void> {
    const request = indexedDB.open('control', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('docs', { keyPath: 'id' });
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('control'));
    });
    const transaction = database.transaction('docs', 'readwrite', { durability: 'strict' });
    transaction.objectStore('docs').put({ id: '1', text });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  },
  async draft(vaultId: string, key: string): Promise<unknown> {
    const database = await open(vaultId);
    const loaded = await database.loadDraft(key);
    await database.close();
    return loaded;
  },
  async openWithOtherKey(vaultId: string): Promise<object> {
    const database = await open(vaultId, 8);
    const read = await database.readChart('rare-1');
    const stored = await database.mirror.readPosition();
    await database.close();
    return { read, stored };
  },

  /** Writes until the engine refuses, and says how it ended and how long the last write took. */
  async fillUp(vaultId: string): Promise<object> {
    const database = await open(vaultId);
    const filler = crypto.getRandomValues(new Uint8Array(60_000)).toBase64();
    for (let at = 1; at < 400; at += 1) {
      const begun = performance.now();
      const applied = await database.mirror.apply([chart(`c-${at}`, at, { filler })], position(at));
      if (applied.ok) continue;
      const tookMs = performance.now() - begun;
      const read = await database.readChart('c-1');
      await database.close();
      return { kind: applied.error.kind, tookMs, stillReadable: read.ok && read.value !== null };
    }
    throw new Error('the quota was never met');
  },
  /** Takes all charts away as a broken engine does, without a word. */
  async loseCharts(vaultId: string): Promise<void> {
    await new Promise(
      (resolve) => (indexedDB.deleteDatabase(`rxdb-dexie-wardlight-${vaultId}--0--charts`).onsuccess = resolve),
    );
  },
  /** A collection of a later program: its schema's version is higher than ours. */
  async makeNewer(vaultId: string): Promise<void> {
    const request = indexedDB.open(`rxdb-dexie-wardlight-${vaultId}--1--charts`, 10);
    await new Promise((resolve) => (request.onsuccess = resolve));
    request.result.close();
  },
  /** Opens while the engine says that the files of the charts are broken, as it does after a crash, until they are deleted. */
  async openBroken(vaultId: string): Promise<object> {
    const { open: openFiles, deleteDatabase } = IDBFactory.prototype;
    let broken = true;
    IDBFactory.prototype.open = function open(name: string, version?: number): IDBOpenDBRequest {
      if (!broken || !name.endsWith('--charts')) return openFiles.call(this, name, version);
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    };
    IDBFactory.prototype.deleteDatabase = function remove(name: string): IDBOpenDBRequest {
      if (name.endsWith('--charts')) broken = false;
      return deleteDatabase.call(this, name);
    };
    const opened = await page.tryToOpen(vaultId);
    Object.assign(IDBFactory.prototype, { open: openFiles, deleteDatabase });
    return { opened, after: await page.look(vaultId) };
  },
  /** What a second opening gets while the first is open, and after it closed. */
  async openTwice(vaultId: string): Promise<readonly string[]> {
    const first = await open(vaultId);
    const during = await page.tryToOpen(vaultId);
    await first.close();
    return [during, await page.tryToOpen(vaultId)];
  },
  async tryToOpen(vaultId: string): Promise<string> {
    const opened = await createDatabase({ vaultId, keyId: 'k1', dataKey: new Uint8Array(32).fill(7), sha256 });
    if (!opened.ok) return opened.error.kind;
    await opened.value.close();
    return opened.value.rebuilt ? 'rebuilt' : 'opened';
  },
  versionOf: async (name: string): Promise<number | null> =>
    (await indexedDB.databases()).find((one) => one.name === name)?.version ?? null,

  /** A first load as replication writes it: pages of 250 charts of `bytes` characters, then a restart. */
  async firstLoad(charts: number, bytes: number): Promise<Record<string, number>> {
    const filler = Array.from(
      { length: Math.ceil(bytes / 40) },
      (_, n) => `order ${n} paracetamol 1 g four times a day`,
    );
    const vaultId = `load-${charts}-${Date.now()}`;
    let database = await open(vaultId);
    const begun = performance.now();
    for (let at = 0; at < charts; at += 250) {
      const items = Array.from({ length: Math.min(250, charts - at) }, (_, n) =>
        chart(`c-${at + n}`, at + n + 1, { filler }),
      );
      const applied = await database.mirror.apply(items, position(at + items.length));
      if (!applied.ok) throw new Error(applied.error.kind);
    }
    const written = performance.now();
    await database.mirror.digest(1);
    await database.close();
    const closed = performance.now();
    database = await open(vaultId);
    const opened = performance.now();
    await database.readChart('c-17');
    const first = performance.now();
    let read = 0;
    await database.mirror.readAll((documents) => void (read += documents.length));
    const all = performance.now();
    await database.close();
    if (read !== charts) throw new Error(`${read} of ${charts} came back`);
    return {
      writeMs: written - begun,
      chartsPerSecond: (charts * 1000) / (written - begun),
      reopenMs: opened - closed,
      firstChartMs: first - opened,
      readAllMs: all - first,
    };
  },
};

declare global {
  interface Window {
    ready: boolean;
    databasePage: typeof page;
  }
}
window.databasePage = page;
window.ready = true;
