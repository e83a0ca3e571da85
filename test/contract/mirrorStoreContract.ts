import type { MirrorItem } from '../../sync/client/mirrorItem.ts';
import type { MirrorPosition, MirrorStore } from '../../sync/client/ports.ts';
import { sameJson, type ContractCase } from './sameJson.ts';

const position = (seq: number, generation = 1): MirrorPosition => ({
  scopeKey: 'w1 w2',
  protocol: 1,
  epoch: 'e1',
  generation,
  checkpoint: { seq, id: 'x' },
  complete: false,
  feedsAsOf: {},
  asOf: null,
});
const chart = (n: number, seq: number, wardId = 'w1'): MirrorItem =>
  ({
    type: 'chart',
    seq,
    id: `chart-${n}`,
    wardId,
    document: { id: `chart-${n}`, wardId, revision: seq },
  }) as unknown as MirrorItem;
const state = (n: number, seq: number): MirrorItem =>
  ({
    type: 'state',
    seq,
    id: `state-${n}`,
    wardId: 'w1',
    document: { id: `state-${n}`, fields: {} },
  }) as unknown as MirrorItem;

async function idsIn(store: MirrorStore): Promise<readonly string[]> {
  const ids: string[] = [];
  const read = await store.readAll(
    (documents) => void ids.push(...documents.map(({ type, id, seq }) => `${type}:${id}:${seq}`)),
  );
  sameJson(read.ok, true, 'readAll');
  return ids.sort();
}

async function stored(promise: Promise<{ readonly ok: boolean }>): Promise<void> {
  sameJson((await promise).ok, true, 'stored');
}

async function digestOf(store: MirrorStore, generation: number): Promise<unknown> {
  const digest = await store.digest(generation);
  return digest.ok ? digest.value : digest.error;
}

/** What the pull machine relies on. The digests are computed by another program, not by the code under test. */
export const mirrorStoreContract: readonly ContractCase<MirrorStore>[] = [
  {
    name: 'is empty at first',
    async run(open) {
      const store = await open();
      sameJson(await store.readPosition(), { ok: true, value: null }, 'position');
      sameJson(await idsIn(store), [], 'documents');
      sameJson(await digestOf(store, 1), { count: 0, xor: '0000000000000000' }, 'digest');
    },
  },
  {
    name: 'keeps documents and position over a restart, the latest of each document',
    async run(open) {
      const first = await open();
      await stored(first.apply([chart(1, 1), chart(2, 2), state(1, 3)], position(3)));
      await stored(first.apply([chart(1, 4)], position(4)));
      const store = await open();
      sameJson(await store.readPosition(), { ok: true, value: position(4) }, 'position');
      sameJson(await idsIn(store), ['chart:chart-1:4', 'chart:chart-2:2', 'state:state-1:3'], 'documents');
      sameJson(
        [store.seqOf('chart', 'chart-1'), store.seqOf('chart', 'chart-9'), store.seqOf('event', 'chart-1')],
        [4, null, null],
        'seqOf',
      );
    },
  },
  {
    name: 'computes the digest of the wire contract, and the same after a restart',
    async run(open) {
      const first = await open();
      await stored(first.apply([chart(1, 1), chart(2, 2)], position(2)));
      const expected = { count: 2, xor: 'cb74bd5138362604' };
      sameJson(await digestOf(first, 1), expected, 'digest');
      sameJson(await digestOf(await open(), 1), expected, 'digest after a restart');
    },
  },
  {
    name: 'takes the same page twice',
    async run(open) {
      const store = await open();
      await stored(store.apply([chart(1, 1)], position(1)));
      await stored(store.apply([chart(1, 1)], position(1)));
      sameJson(await idsIn(store), ['chart:chart-1:1'], 'documents');
    },
  },
  {
    name: 'F26: removes a document, an unknown one, and the same one twice',
    async run(open) {
      const store = await open();
      const removed: MirrorItem = { type: 'removed', of: 'chart', seq: 5, id: 'chart-1', wardId: 'w1' };
      await stored(store.apply([chart(1, 1), chart(2, 2)], position(2)));
      await stored(store.apply([removed, { ...removed, id: 'chart-77', seq: 6 }], position(6)));
      await stored(store.apply([{ ...removed, seq: 7 }], position(7)));
      sameJson(await idsIn(store), ['chart:chart-2:2'], 'documents');
      await stored(store.apply([chart(1, 8)], position(8)));
      sameJson(await idsIn(store), ['chart:chart-1:8', 'chart:chart-2:2'], 'a removed one that came back');
    },
  },
  {
    name: 'keeps the old generation readable and out of the digest until it is swept',
    async run(open) {
      const store = await open();
      await stored(store.apply([chart(1, 1), chart(2, 2)], position(2)));
      await stored(store.writePosition(position(0, 2)));
      await stored(store.apply([chart(2, 2)], position(2, 2)));
      sameJson((await idsIn(store)).length, 2, 'readable');
      sameJson(await digestOf(store, 2), { count: 1, xor: 'f1dc461815a25349' }, 'digest');
      sameJson([store.seqOf('chart', 'chart-1'), store.seqOf('chart', 'chart-2')], [null, 2], 'seqOf');
      sameJson(await store.sweepGenerations(2), { ok: true, value: [{ type: 'chart', id: 'chart-1' }] }, 'swept');
      sameJson(await idsIn(await open()), ['chart:chart-2:2'], 'after a restart');
    },
  },
  {
    name: 'sweeps the wards that are no longer followed',
    async run(open) {
      const store = await open();
      await stored(store.apply([chart(1, 1, 'w1'), chart(2, 2, 'w2')], position(2)));
      sameJson(
        await store.sweepWards(new Set(['w2'])),
        { ok: true, value: [{ type: 'chart', id: 'chart-1' }] },
        'swept',
      );
      sameJson(await idsIn(await open()), ['chart:chart-2:2'], 'after a restart');
    },
  },
  {
    name: 'keeps an unreadable document in place of its elder, and counts it',
    async run(open) {
      const store = await open();
      await stored(store.apply([chart(1, 1)], position(1)));
      await stored(
        store.apply(
          [{ type: 'unreadable', of: 'chart', seq: 2, id: 'chart-1', wardId: 'w1', raw: { odd: true } }],
          position(2),
        ),
      );
      sameJson(await idsIn(store), ['unreadable:chart-1:2'], 'documents');
      sameJson(
        [store.seqOf('chart', 'chart-1'), store.unreadableCount(), (await open()).unreadableCount()],
        [2, 1, 1],
        'counts',
      );
    },
  },
  {
    name: 'is empty after a reset, position and all',
    async run(open) {
      const first = await open();
      await stored(first.apply([chart(1, 1)], position(1)));
      await stored(first.reset());
      const store = await open();
      sameJson(await store.readPosition(), { ok: true, value: null }, 'position');
      sameJson(await idsIn(store), [], 'documents');
    },
  },
  {
    name: 'reads 1,203 documents, each once',
    async run(open) {
      const store = await open();
      await stored(
        store.apply(
          Array.from({ length: 1203 }, (_, n) => chart(n, n + 1)),
          position(1203),
        ),
      );
      sameJson(new Set(await idsIn(await open())).size, 1203, 'documents');
    },
  },
];
