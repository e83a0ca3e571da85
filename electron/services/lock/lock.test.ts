import { expect, test } from 'vitest';
import { manualClock } from '../manualClock.ts';
import { systemRandom } from '../random.ts';
import { createLock } from './lock.ts';
import type { LockReason } from './lock.ts';

function newLock() {
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  return { clock, lock: createLock<string>({ clock, random: systemRandom, idleMinutes: 5, enrolled: true }) };
}

test('a capability opens the desk of its own unlocking, and is void after the lock', () => {
  const { lock } = newLock();
  const first = lock.unlock('first', new Uint8Array(32));
  expect(lock.openFor(first)?.content).toBe('first');
  lock.lock('asked');
  expect([lock.state(), lock.openFor(first)]).toEqual(['locked', null]);
  const second = lock.unlock('second', new Uint8Array(32));
  expect(lock.openFor(first)).toBeNull();
  expect(lock.openFor(second)?.content).toBe('second');
  expect(second).toMatch(/^[\w-]{43}$/);
});

test.each(['', ' ', 'undefined', 'null'])('%j opens nothing, locked or not', (capability) => {
  const { lock } = newLock();
  expect(lock.openFor(capability)).toBeNull();
  lock.unlock('desk', new Uint8Array(32));
  expect(lock.openFor(capability)).toBeNull();
});

test('locking wipes the data key and ends what is under way', () => {
  const { lock } = newLock();
  const dataKey = new Uint8Array(32).fill(7);
  const desk = lock.openFor(lock.unlock('desk', dataKey));
  lock.lock('screenLocked');
  expect(desk?.ended.aborted).toBe(true);
  expect(dataKey.every((byte) => byte === 0)).toBe(true);
});

test('five idle minutes lock; each sign of life starts them anew', () => {
  const { lock, clock } = newLock();
  const reasons: LockReason[] = [];
  lock.onLock((reason) => reasons.push(reason));
  lock.unlock('desk', new Uint8Array(32));
  clock.advance(4 * 60_000);
  lock.active();
  clock.advance(4 * 60_000);
  expect(lock.state()).toBe('unlocked');
  clock.advance(60_000);
  expect([lock.state(), reasons]).toEqual(['locked', ['idle']]);
});

test('without an enrolment it is not enrolled, and leaving locks first', () => {
  const { lock } = newLock();
  lock.unlock('desk', new Uint8Array(32));
  lock.setEnrolled(false);
  expect([lock.state(), lock.open()]).toEqual(['notEnrolled', null]);
});
