import { beforeEach, describe, expect, test } from 'vitest';
import { createPeerBook } from './peerBook.ts';
import type { Peer } from './peer.ts';
import type { PeerBook } from './peerBook.ts';
import type { CallOutcome } from './meet.ts';

const MINUTE_MS = 60_000;
const taken = { deviceId: 'b', writtenAt: '2026-11-21T08:00:00.000Z', alreadyHere: 0, notForYou: 0, refused: [] };
const exchanged: CallOutcome = { kind: 'exchanged', taken: { ...taken, fresh: 2 } };

let now: number;
let book: PeerBook;
beforeEach(() => {
  now = 0;
  book = bookWith();
});

function bookWith(...listed: string[]): PeerBook {
  const steady = { now: () => now };
  const places = listed.map((name) => ({ name, place: { host: name, port: 28_467 } }));
  return createPeerBook({ clock: steady, steady, chance: () => 0.5, listed: places, port: 28_467 });
}
function namesDue(): readonly string[] {
  return book.due().map(({ name }) => name);
}
/** Calls whoever is due, at once, and says how often that was. */
function callAll(outcomeOf: (peer: Peer) => CallOutcome): number {
  const due = book.due();
  for (const peer of due) {
    book.started(peer);
    book.ended(peer, outcomeOf(peer));
  }
  return due.length;
}
function callsDuring(milliseconds: number, outcome: CallOutcome): number {
  let calls = 0;
  for (const end = now + milliseconds; now < end; now += 500) calls += callAll(() => outcome);
  return calls;
}

describe('who is called, and when', () => {
  test('who is listed at once, who is heard within the second, at the port of this policy', () => {
    book = bookWith('10.0.0.2');
    expect(namesDue()).toEqual(['10.0.0.2']);
    book.heard('10.0.0.3');
    now = 1_000;
    expect(book.due().map(({ place }) => place)).toContainEqual({ host: '10.0.0.3', port: 28_467 });
  });

  test('after a meeting in about a minute, whoever began it', () => {
    book.called('10.0.0.2', exchanged, now);
    expect(callsDuring(10 * MINUTE_MS, exchanged)).toBeGreaterThanOrEqual(8);
    expect(callsDuring(10 * MINUTE_MS, exchanged)).toBeLessThanOrEqual(14);
  });

  test('with news within the second, but not without end while news keep coming', () => {
    book.called('10.0.0.2', exchanged, now);
    now = 10_000;
    book.news();
    now += 1_000;
    expect(namesDue()).toEqual(['10.0.0.2']);
    let calls = 0;
    for (const end = now + MINUTE_MS; now < end; now += 100) {
      book.news();
      calls += callAll(() => exchanged);
    }
    expect(calls).toBeGreaterThan(20);
    expect(calls).toBeLessThanOrEqual(31);
  });

  test('again for news that came while a meeting was under way', () => {
    book = bookWith('10.0.0.2');
    const [peer] = book.due();
    if (peer === undefined) throw new Error('nobody is due');
    book.started(peer);
    book.news();
    book.ended(peer, exchanged);
    now += 3_000;
    expect(namesDue()).toEqual(['10.0.0.2']);
  });

  test('who is off ever more rarely, and news do not change that; who is locked more often', () => {
    book = bookWith('10.0.0.2');
    expect(callsDuring(60 * MINUTE_MS, { kind: 'unreachable' })).toBeLessThan(16);
    const calls = callsDuring(60 * MINUTE_MS, { kind: 'unreachable' });
    expect(calls).toBeGreaterThanOrEqual(5);
    expect(calls).toBeLessThanOrEqual(8);
    book.news();
    now += 1_000;
    expect(namesDue()).toEqual([]);
    expect(callsDuring(60 * MINUTE_MS, { kind: 'silent' })).toBeGreaterThan(10);
  });

  test('who was away and is heard again, soon', () => {
    book.heard('10.0.0.2');
    for (let minute = 0; minute < 4; minute += 1) {
      callsDuring(MINUTE_MS, { kind: 'unreachable' });
      book.heard('10.0.0.2');
    }
    now += 2 * MINUTE_MS;
    const before = book.due().length;
    book.heard('10.0.0.2');
    now += 1_000;
    expect([before, book.due().length]).toEqual([0, 1]);
  });

  test('not this workstation itself, whatever its name is in the list', () => {
    book = bookWith('pharmacy-1');
    const [peer] = book.due();
    if (peer === undefined) throw new Error('nobody is due');
    book.started(peer);
    book.isThisOne(peer);
    book.news();
    expect([namesDue(), book.all()]).toEqual([[], []]);
  });
});

test('a letter is for who is listed or was met, when there is news since the last one, or it is long ago', () => {
  book = bookWith('10.0.0.2');
  book.heard('10.0.0.3');
  book.called('10.0.0.4', exchanged, now);
  now = 1_000;
  const wants = (): readonly boolean[] =>
    ['10.0.0.2', '10.0.0.3', '10.0.0.4'].map((name) => {
      const peer = book.all().find((each) => each.name === name);
      return peer !== undefined && book.wantsLetter(peer);
    });
  expect(wants()).toEqual([true, false, true]);
  for (const peer of book.all()) {
    book.started(peer);
    book.leftLetter(peer);
    book.ended(peer, { kind: 'silent' });
  }
  now = 2_000;
  expect(wants()).toEqual([false, false, false]);
  book.news();
  expect(wants()).toEqual([true, false, true]);
});

describe('what is remembered', () => {
  test('the last meeting, and all that came', () => {
    book.called('10.0.0.2', exchanged, now);
    now = 5_000;
    book.called('10.0.0.2', { kind: 'exchanged', taken: null }, now);
    const at = new Date(5_000).toISOString();
    expect(book.all()).toMatchObject([{ cameInAll: 2, lastExchange: { at, deviceId: 'b', came: 0 }, known: 'called' }]);
  });

  test('nothing of who called and proved nothing', () => {
    book.called('10.0.0.2', { kind: 'notTaken', reason: 'forged' }, now);
    expect(book.all()).toEqual([]);
  });

  test('one entry for a workstation that is listed by name and was heard before', () => {
    book = bookWith('pharmacy-2');
    book.heard('10.0.0.2');
    const [listed] = book.due();
    if (listed === undefined) throw new Error('nobody is due');
    book.started(listed);
    listed.address = '10.0.0.2';
    book.ended(listed, exchanged);
    book.heard('10.0.0.2');
    expect(book.all().map(({ name }) => name)).toEqual(['pharmacy-2']);
  });

  test('one entry for a workstation at two addresses, called at one; at the other as soon as that fails', () => {
    const names = (): readonly string[] => book.all().map(({ name }) => name);
    book.called('10.0.0.2', exchanged, now);
    book.called('10.0.0.77', exchanged, now);
    expect(names()).toEqual(['10.0.0.2']);
    const called = new Set<string>();
    const call = (outcomeOf: (peer: Peer) => CallOutcome): void => {
      for (const end = now + 2 * MINUTE_MS; now < end; now += 500)
        callAll((peer) => {
          called.add(peer.name);
          return outcomeOf(peer);
        });
    };
    call(() => exchanged);
    expect([...called]).toEqual(['10.0.0.2']);
    call(({ name }) => (name === '10.0.0.77' ? exchanged : { kind: 'unreachable' }));
    expect([called.has('10.0.0.77'), names()]).toEqual([true, ['10.0.0.77']]);
  });

  test('nobody who was heard once and never again', () => {
    book.heard('10.0.0.2');
    now = 6 * MINUTE_MS;
    expect([book.due(), book.all()]).toEqual([[], []]);
  });
});

test('of a flood of forged announcements few are kept, and the true one gets its turn among those of a whole network', () => {
  book.called('10.0.0.200', exchanged, now);
  let mostKept = 0;
  let isMet = false;
  for (let second = 0; second < 600 && !isMet; second += 1) {
    for (let last = 1; last < 250; last += 1) book.heard(`10.0.0.${(last * 7 + second) % 250}`);
    if (second % 30 === 0) book.heard('10.0.0.251');
    mostKept = Math.max(mostKept, book.all().length);
    now += 1_000;
    // As many calls at one time as are allowed with those that proved nothing.
    for (const peer of book.due().slice(0, 2)) {
      book.started(peer);
      isMet ||= peer.name === '10.0.0.251';
      book.ended(peer, peer.name === '10.0.0.200' || peer.name === '10.0.0.251' ? exchanged : { kind: 'unreachable' });
    }
  }
  expect(mostKept).toBeLessThanOrEqual(33);
  expect(isMet).toBe(true);
  expect(book.all().some(({ name, lastExchange }) => name === '10.0.0.200' && lastExchange !== null)).toBe(true);
});
