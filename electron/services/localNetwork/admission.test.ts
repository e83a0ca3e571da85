import { beforeEach, expect, test } from 'vitest';
import { createAdmission } from './admission.ts';
import type { Admission, Visit } from './admission.ts';
import { LOCAL_NETWORK_LIMITS } from './limits.ts';

const LIMITS = {
  ...LOCAL_NETWORK_LIMITS,
  places: 5,
  placesOfOne: 2,
  callsPerMinute: 20,
  callsPerMinuteOfOne: 8,
  failuresPerMinute: 6,
  failuresPerMinuteOfOne: 3,
};

let now: number;
let admit: Admission;
beforeEach(() => {
  now = 0;
  admit = createAdmission({ now: () => now }, LIMITS);
});

/** Calls so often and leaves each time; says how often a place was given. */
function come(address: string, times: number, then: (visit: Visit) => void = () => undefined): number {
  let given = 0;
  for (let time = 0; time < times; time += 1) {
    const visit = admit(address);
    if (visit === null) continue;
    given += 1;
    then(visit);
    visit.leave();
  }
  return given;
}

test('gives so many places, so many to one address, and gives a place again that was left once', () => {
  const visits = ['a', 'a', 'a', 'b', 'b', 'c', 'd'].map((address) => admit(address));
  expect(visits.map((visit) => visit !== null)).toEqual([true, true, false, true, true, true, false]);
  visits[0]?.leave();
  visits[0]?.leave();
  expect([admit('d') !== null, admit('e')]).toEqual([true, null]);
});

test('gives so many calls in a minute, and starts anew in the next', () => {
  expect([come('a', 10), come('b', 10), come('c', 10)]).toEqual([8, 8, 4]);
  now = 60_000;
  expect(come('c', 10)).toBe(8);
});

test('lets strangers try a few times, and keeps nobody out for it who was known before', () => {
  expect(come('friend', 1, (visit) => visit.proved())).toBe(1);
  const fail = (visit: Visit): void => visit.failed();
  expect([come('x', 5, fail), come('y', 5, fail), come('z', 5, fail)]).toEqual([3, 3, 0]);
  expect([come('stranger', 1), come('friend', 1)]).toEqual([0, 1]);
  now = 60_000;
  expect(come('stranger', 1)).toBe(1);
});
