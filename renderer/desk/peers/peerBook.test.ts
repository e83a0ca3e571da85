import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { PeerActs, PeerNote } from '../../../schema/ipc/deskPaths.ts';
import type { PushResult } from '../../../schema/wire/push.ts';
import type { MirrorItem } from '../../../sync/client/mirrorItem.ts';
import type { SignedAct } from '../../../sync/exchange/signedAct.ts';
import { exchangeSite, type Person } from '../../../sync/testing/exchangeSite.ts';
import { createPeerBook, type PeerBook } from './peerBook.ts';

type Taken = PeerActs['acts'][number];
const MINUTE_MS = 60_000;
let martin: Person;

beforeAll(async () => {
  martin = await (await exchangeSite()).person('martin', ['north', 'east']);
});

/** A shell that keeps acts, a server that answers, and a desk that shows what counts. */
function createScene() {
  const scene = {
    kept: [] as Taken[],
    notes: [] as PeerNote[],
    carried: [] as string[][],
    shown: new Map<string, ClinicalEvent>(),
    mirror: new Set<string>(),
    isServerThere: false,
    referredTo: new Set<string>(),
    answer: (id: string): PushResult | null => ({ id, outcome: 'accepted', seq: 1 }),
    nowMs: Date.now(),
    retried: 0,
  };
  const book: PeerBook = createPeerBook({
    shell: {
      read: async (after) => ({ unreadable: 0, acts: scene.kept.filter(({ number }) => number > after) }),
      note: async (note) => scene.notes.push(note) > 0,
      async carry(acts) {
        scene.carried.push(acts.map(({ document }) => String(document['id'])));
        const answers = acts.map(({ document }) => scene.answer(String(document['id'])));
        return answers.includes(null) ? null : answers.filter((one) => one !== null);
      },
    },
    mirrorHas: (id) => scene.mirror.has(id),
    add: (event) => scene.shown.set(event.id, event),
    remove: ({ id }) => scene.shown.delete(id),
    isServerThere: () => scene.isServerThere,
    referredTo: () => scene.referredTo,
    carried: () => (scene.retried += 1),
    nowMs: () => scene.nowMs,
    random: () => 0,
  });
  return { scene, book };
}

let { scene, book } = createScene();
beforeEach(() => {
  ({ scene, book } = createScene());
});

async function arrives(given: Partial<ClinicalEvent> = {}, settled: Taken['settled'] = 'no'): Promise<SignedAct> {
  const act = await martin.act(given);
  scene.kept.push({
    number: scene.kept.length + 1,
    from: 'device-martin',
    takenAt: '2026-11-21T08:00:00.000Z',
    settled,
    ...act,
  });
  return act;
}
const idOf = ({ document }: SignedAct): string => String(document['id']);
const serverCopy = ({ document }: SignedAct): MirrorItem => {
  const event = document as ClinicalEvent;
  return { type: 'event', seq: 9, id: event.id, wardId: event.wardId, document: event };
};
const stores = (...items: MirrorItem[]): void => book.mirrorChanged({ items, swept: [] });
const waitsMinutes = async (minutes: number): Promise<void> => {
  scene.nowMs += minutes * MINUTE_MS;
  await book.look();
};

test('an act of a colleague counts at once with its origin, until the server’s copy takes its place', async () => {
  const act = await arrives();
  await book.look();
  expect([...scene.shown.keys()]).toEqual([idOf(act)]);
  expect(book.fromPeer(idOf(act))).toBe('device-martin');
  expect(book.counts()).toEqual({ unseen: 1, refused: 0, differing: 0, unreadable: 0 });
  stores(serverCopy(act));
  expect(book.fromPeer(idOf(act))).toBeUndefined();
  await book.look();
  expect(scene.notes).toEqual([{ serverHas: [{ id: idOf(act), wardId: 'north' }], refused: [] }]);
  expect(scene.carried).toEqual([]);
});

test('where the server’s copy says something else, it stands, and the difference is counted', async () => {
  const act = await arrives();
  await book.look();
  stores(serverCopy(await martin.act({ id: idOf(act), baseRevision: 7 })));
  expect(book.counts()).toMatchObject({ unseen: 0, differing: 1 });
});

test('what the mirror holds already is not marked, and what this version cannot read is counted', async () => {
  const known = await arrives();
  scene.mirror.add(idOf(known));
  scene.kept.push({ ...(scene.kept[0] as Taken), number: 2, document: { id: 'of a later version' } });
  await book.look();
  expect(scene.shown.size).toBe(0);
  expect(book.counts()).toMatchObject({ unseen: 0, unreadable: 1 });
});

test('WL-EXCHANGE-004: an act that its author does not bring is carried, after a grace in which he may', async () => {
  const act = await arrives();
  await waitsMinutes(60);
  expect(scene.carried).toEqual([]);
  scene.isServerThere = true;
  await waitsMinutes(0);
  await waitsMinutes(4);
  expect(scene.carried).toEqual([]);
  await waitsMinutes(2);
  expect(scene.carried).toEqual([[idOf(act)]]);
  // It counts without the mark, and is brought no second time.
  expect(book.fromPeer(idOf(act))).toBeUndefined();
  expect([...scene.shown.keys()]).toEqual([idOf(act)]);
  expect(book.counts().unseen).toBe(0);
  await waitsMinutes(10);
  expect(scene.carried).toHaveLength(1);
});

test('an act that one of ours refers to goes at once, and ours is tried again', async () => {
  const [act, other] = [await arrives(), await arrives()];
  scene.isServerThere = true;
  scene.referredTo.add(idOf(act));
  await book.look();
  expect(scene.carried).toEqual([[idOf(act)]]);
  expect(scene.retried).toBe(1);
  expect(book.fromPeer(idOf(other))).toBe('device-martin');
});

test('refused by the server it counts no more and is told; what only waits for a chart is kept', async () => {
  const [refused, waiting, reused] = [await arrives(), await arrives(), await arrives()];
  scene.isServerThere = true;
  scene.answer = (id) => ({
    id,
    outcome: 'refused',
    reason: id === idOf(refused) ? 'forbidden' : id === idOf(waiting) ? 'unknownChart' : 'idReused',
    detail: '',
  });
  await waitsMinutes(0);
  await waitsMinutes(6);
  expect([...scene.shown.keys()]).toEqual([idOf(waiting)]);
  expect(book.counts()).toEqual({ unseen: 1, refused: 1, differing: 1, unreadable: 0 });
  expect(scene.notes).toEqual([{ serverHas: [], refused: [idOf(refused)] }]);
  expect(scene.carried[0]).toContain(idOf(reused));
});

test('no answer of the server: nothing is lost, and it is carried later', async () => {
  const act = await arrives();
  scene.isServerThere = true;
  scene.answer = () => null;
  await waitsMinutes(0);
  await waitsMinutes(6);
  expect([...scene.shown.keys()]).toEqual([idOf(act)]);
  scene.answer = (id) => ({ id, outcome: 'accepted', seq: 1 });
  await waitsMinutes(1);
  expect(scene.carried).toEqual([[idOf(act)], [idOf(act)]]);
});

test('a server that takes nothing is asked ever more rarely, and so is one that has no such chart', async () => {
  await arrives();
  scene.isServerThere = true;
  scene.answer = () => null;
  await waitsMinutes(0);
  await waitsMinutes(5);
  for (let looks = 0; looks < 1200; looks += 1) await waitsMinutes(0.05);
  expect(scene.carried.length).toBeGreaterThan(5);
  expect(scene.carried.length).toBeLessThan(20);
  scene.carried.length = 0;
  scene.answer = (id) => ({ id, outcome: 'refused', reason: 'unknownChart', detail: '' });
  for (let looks = 0; looks < 1200; looks += 1) await waitsMinutes(0.05);
  expect(scene.carried.length).toBeGreaterThan(3);
  expect(scene.carried.length).toBeLessThan(8);
});

test('a lost ward: its acts are brought to the server first, then they leave screen and disk', async () => {
  const [north, east] = [await arrives(), await arrives({ wardId: 'east' })];
  await book.look();
  book.mirrorChanged({ items: [], swept: [{ type: 'ward', id: 'east' }] });
  await book.look();
  expect([...scene.shown.keys()]).toEqual([idOf(north)]);
  expect(scene.carried).toEqual([[idOf(east)]]);
  expect(scene.notes).toContainEqual({ lostWards: ['east'] });
});

test('a server restored from a backup gets what it had accepted once more', async () => {
  const act = await arrives({}, 'accepted');
  scene.isServerThere = true;
  await waitsMinutes(0);
  await waitsMinutes(6);
  expect(scene.carried).toEqual([]);
  book.serverRestored();
  // The shell forgets what was settled when it hears of it.
  scene.kept = scene.kept.map((one) => ({ ...one, settled: 'no' }));
  await waitsMinutes(1);
  expect(scene.notes[0]).toMatchObject({ serverRestored: true });
  expect(scene.carried).toEqual([[idOf(act)]]);
});
