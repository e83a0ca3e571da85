import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AT, exchangeSite, type Person } from '../../../sync/testing/exchangeSite.ts';
import type { Disk } from '../disk/disk.ts';
import { seatedExchange, type SeatedExchange } from './testing/seatedExchange.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
let site: Awaited<ReturnType<typeof exchangeSite>>;
let martin: Person;
let roux: Person;
const open: SeatedExchange[] = [];

beforeAll(async () => {
  site = await exchangeSite();
  martin = await site.person('martin', ['north', 'east']);
  roux = await site.person('roux', ['north']);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function seated(
  person: Person,
  given: Partial<Parameters<typeof seatedExchange>[1]> = {},
): Promise<SeatedExchange> {
  const one = await seatedExchange(person, { at: AT, ...given });
  open.push(one);
  return one;
}

/** Two workstations meet over the network; gives how many acts were new on each side. */
async function meet(a: SeatedExchange, b: SeatedExchange): Promise<readonly number[]> {
  const greeting = (await a.exchange.port.greeting()) ?? '';
  const answer = (await b.exchange.port.answer(greeting)) ?? '';
  const taken = await a.exchange.port.take(answer);
  const back = await a.exchange.port.answer(answer);
  const takenBack = back === null ? null : await b.exchange.port.take(back);
  const fresh = (one: typeof taken | null): number => (one === null ? 0 : one.ok ? one.value.fresh : -1);
  return [fresh(taken), fresh(takenBack)];
}
const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();

describe('two workstations that meet', () => {
  test('have the same acts of their common wards afterwards, and nothing more to say to each other', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    const mine = [await a.write(), await a.write()];
    await a.write({ wardId: 'east' });
    const theirs = [await b.write()];
    expect(await meet(a, b)).toEqual([1, 2]);
    expect(await b.heldIds()).toEqual(expect.arrayContaining(mine));
    expect(await a.heldIds()).toEqual(theirs);
    expect(await meet(b, a)).toEqual([0, 0]);
    // A third hears of both from one of them.
    const c = await seated(await site.person('petit', ['north']));
    expect(await meet(c, b)).toEqual([3, 0]);
    expect(sorted(await c.heldIds())).toEqual(sorted([...mine, ...theirs]));
  });

  test('are not told what the server has already shown them', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    const ids = [await a.write(), await a.write()];
    await b.exchange.noted({ serverHas: [{ id: ids[0] ?? '', wardId: 'north' }] });
    expect(await meet(b, a)).toEqual([1, 0]);
    expect(await b.heldIds()).toEqual(ids.slice(1));
  });

  test('answer each greeting once, while it is fresh, and only to their own kind', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    await a.write();
    const greeting = (await a.exchange.port.greeting()) ?? '';
    expect(await a.exchange.port.answer(greeting)).toBeNull();
    expect(await b.exchange.port.answer(greeting)).not.toBeNull();
    expect(await b.exchange.port.answer(greeting)).toBeNull();
    const stale = (await a.exchange.port.greeting()) ?? '';
    b.clock.advance(11 * MINUTE_MS);
    expect(await b.exchange.port.answer(stale)).toBeNull();
    const other = await seated(await site.person('stranger', ['south']));
    expect(await other.exchange.port.answer((await a.exchange.port.greeting()) ?? '')).toBeNull();
    const foreign = await seated(await (await exchangeSite('site-2')).person('martin', ['north']));
    expect(await foreign.exchange.port.answer((await a.exchange.port.greeting()) ?? '')).toBeNull();
    for (const noise of ['', 'GET / HTTP/1.1', greeting.slice(0, -50), greeting.replace('"count":0', '"count":1')])
      expect(await b.exchange.port.answer(noise)).toBeNull();
    // A greeting brings no acts.
    expect(await b.exchange.port.take((await a.exchange.port.greeting()) ?? '')).toEqual({
      ok: false,
      error: 'notAnExchangeFile',
    });
  });

  test('say nothing while locked, or before the server gave keys', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    await a.write();
    const greeting = (await a.exchange.port.greeting()) ?? '';
    const bundle = (await a.exchange.port.answer((await b.exchange.port.greeting()) ?? '')) ?? '';
    b.lock();
    expect(await b.exchange.port.greeting()).toBeNull();
    expect(await b.exchange.port.answer(greeting)).toBeNull();
    expect(await b.exchange.port.take(bundle)).toEqual({ ok: false, error: 'locked' });
    expect(await b.exchange.write()).toEqual({ ok: false, code: 'notAllowed' });
    b.unlock();
    expect(await b.exchange.port.take(bundle)).toMatchObject({ ok: true, value: { fresh: 1 } });
    const young = await seated(roux, { withoutKeys: true });
    expect(await young.exchange.port.greeting()).toBeNull();
    expect(await young.exchange.port.take(bundle)).toEqual({ ok: false, error: 'noKeys' });
    expect(await young.exchange.write()).toEqual({ ok: false, reason: 'neverVouchedFor' });
    expect(await young.exchange.state()).toMatchObject({ isReady: false, toGive: 0 });
  });

  test('hear of news: an act written here, acts taken; nothing new is no news', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    let news = 0;
    const end = b.exchange.port.onNews(() => (news += 1));
    await a.write();
    await meet(a, b);
    expect(news).toBe(1);
    await meet(a, b);
    expect(news).toBe(1);
    await b.write();
    expect(news).toBe(2);
    await b.append({ line: 'settled', id: v7(), outcome: 'accepted', seq: 1 });
    expect(news).toBe(2);
    end();
    await b.write();
    expect(news).toBe(2);
  });
});

describe('what is given', () => {
  test('are events: no command on small state, nothing that the server refused, nothing that it has for long', async () => {
    const a = await seated(martin);
    const long = await a.write({ occurredAt: new Date(Date.parse(AT) - 4 * DAY_MS).toISOString() });
    await a.append({ line: 'settled', id: long, outcome: 'accepted', seq: 1 });
    const refused = await a.write();
    await a.append({ line: 'settled', id: refused, outcome: 'refused', seq: 0 });
    const command = {
      id: v7(),
      siteId: 'site-1',
      wardId: 'north',
      chartId: 'chart-1',
      kind: 'assignment' as const,
      stateId: 'assignment:chart-1',
      field: 'reviewing',
      base: null,
      value: null,
      authorId: 'martin',
      authorName: 'Dr martin',
      deviceId: 'device-martin',
      occurredAt: AT,
    };
    await a.writeItem({ type: 'command', document: command });
    expect(await a.exchange.write()).toEqual({ ok: false, reason: 'nothingToGive' });
    const unsent = await a.write({ occurredAt: new Date(Date.parse(AT) - 20 * DAY_MS).toISOString() });
    const recent = await a.write();
    await a.append({ line: 'settled', id: recent, outcome: 'accepted', seq: 2 });
    expect(await a.exchange.state()).toMatchObject({ toGive: 2 });
    const b = await seated(roux);
    await meet(b, a);
    expect(sorted(await b.heldIds())).toEqual(sorted([unsent, recent]));
  });

  test('is none of a ward that was lost; what came from there leaves the disk', async () => {
    const [a, b] = [await seated(martin), await seated(await site.person('both', ['north', 'east']))];
    const north = await a.write();
    await a.write({ wardId: 'east' });
    await meet(a, b);
    const lines = async (): Promise<number> => (await readFile(b.storePath, 'utf8')).split('\n').length;
    const before = await lines();
    await b.exchange.noted({ lostWards: ['east'] });
    expect(await b.heldIds()).toEqual([north]);
    expect(await lines()).toBe(before - 1);
    expect(b.dropped).toEqual(['east']);
    b.lock();
    b.unlock();
    expect(await b.heldIds()).toEqual([north]);
  });
});

test('acts of a ward whose keys are gone are given to nobody, and leave the disk at the next unlocking', async () => {
  const both = await site.person('both', ['north', 'east']);
  const [a, b] = [await seated(martin), await seated(both)];
  const [north, east] = [await a.write(), await a.write({ wardId: 'east' })];
  await meet(a, b);
  expect(sorted(await b.heldIds())).toEqual(sorted([north, east]));
  // As after a sign-in at which the server gave no keys for it any more.
  b.leaveOnly(['north']);
  expect(await b.heldIds()).toEqual([north]);
  const lines = async (): Promise<number> => (await readFile(b.storePath, 'utf8')).split('\n').length;
  const before = await lines();
  b.lock();
  b.unlock();
  expect(await b.heldIds()).toEqual([north]);
  expect(await lines()).toBe(before - 1);
});

describe('what was taken, on the disk', () => {
  test('survives a half line and a damaged one, which is counted; the others are whole', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    const ids = [await a.write(), await a.write(), await a.write()];
    await meet(a, b);
    b.lock();
    await b.exchange.close();
    const lines = (await readFile(b.storePath, 'utf8')).split('\n');
    const [first = '', second = '', ...rest] = lines;
    await writeFile(b.storePath, [first, second.replace(/.{20}$/, 'A'.repeat(20)), ...rest].join('\n'));
    await appendFile(b.storePath, 'half a li');
    b.unlock();
    expect(await b.heldIds()).toHaveLength(2);
    expect(await b.exchange.peerActs(0)).toMatchObject({ unreadable: 1 });
    // Nothing is glued to the half line, and the lost act comes again.
    expect(await meet(a, b)).toEqual([0, 1]);
    b.lock();
    b.unlock();
    expect(sorted(await b.heldIds())).toEqual(sorted(ids));
    // A writing anew leaves it where it is.
    await b.exchange.noted({ lostWards: ['north'] });
    expect(await b.exchange.peerActs(0)).toMatchObject({ unreadable: 1, acts: [] });
    expect(await readFile(b.storePath, 'utf8')).toContain('A'.repeat(20));
  });

  test('a full disk is said, nothing half is kept, and the same bundle is taken when there is room', async () => {
    let isFull = false;
    const filling = (disk: Disk): Disk => ({
      ...disk,
      async openToAppend(path) {
        const file = await disk.openToAppend(path);
        return {
          ...file,
          appendDurably: async (bytes) =>
            isFull ? { ok: false, error: { kind: 'diskFull' } } : file.appendDurably(bytes),
        };
      },
    });
    const [a, b] = [await seated(martin), await seated(roux, { disk: filling })];
    await a.write();
    const bundle = (await a.exchange.port.answer((await b.exchange.port.greeting()) ?? '')) ?? '';
    isFull = true;
    expect(await b.exchange.port.take(bundle)).toEqual({ ok: false, error: 'diskFull' });
    expect(await b.heldIds()).toEqual([]);
    isFull = false;
    expect(await b.exchange.port.take(bundle)).toMatchObject({ ok: true, value: { fresh: 1 } });
  });

  test('goes five days after the server has it, and not before', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    const [seen, unseen] = [await a.write(), await a.write()];
    await meet(a, b);
    await b.exchange.noted({ serverHas: [{ id: seen, wardId: 'north' }] });
    const days = async (count: number): Promise<void> => {
      b.lock();
      b.clock.advance(count * DAY_MS);
      b.unlock();
    };
    await days(4);
    expect(sorted(await b.heldIds())).toEqual(sorted([seen, unseen]));
    await days(2);
    expect(await b.heldIds()).toEqual([unseen]);
    await days(40);
    expect(await b.heldIds()).toEqual([unseen]);
  });

  test('a restored server makes what it had unsettled again', async () => {
    const [a, b] = [await seated(martin), await seated(roux)];
    const id = await a.write();
    await meet(a, b);
    await b.exchange.noted({ serverHas: [{ id, wardId: 'north' }] });
    const settled = async () => (await b.exchange.peerActs(0))?.acts.map((act) => act.settled);
    expect(await settled()).toEqual(['accepted']);
    await b.exchange.noted({ serverRestored: true });
    expect(await settled()).toEqual(['no']);
    b.lock();
    b.unlock();
    expect(await settled()).toEqual(['no']);
  });
});
