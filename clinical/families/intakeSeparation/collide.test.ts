import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intakes } from '../../facts/intakes.ts';
import { clockTimes, freeHours, judgeSeparation } from './collide.ts';

const at = (...hours: readonly number[]): Intakes => ({
  minutes: hours.map((hour) => hour * 60),
  longestGapHours: null,
  days: null,
});
const every = (hours: number): Intakes => ({ minutes: null, longestGapHours: hours, days: null });
const rule = { hoursBefore: 2, hoursAfter: 6 };

describe('hours of a drug and of what binds it', () => {
  test.each([
    ['together', 8, 8, 'collide'],
    ['the binder just long enough after', 8, 10, 'apart'],
    ['the binder a little too early after', 8, 9.99, 'collide'],
    ['the drug just long enough after', 14, 8, 'apart'],
    ['the drug a little too early after', 13.99, 8, 'collide'],
    ['over midnight', 3, 23, 'collide'],
  ])('%s', (_name, drug, binder, kind) => {
    expect(judgeSeparation(at(drug), at(binder), rule).kind).toBe(kind);
  });

  test('days of the week that never meet', () => {
    const monday = { ...at(8), days: new Set(['mon'] as const) };
    const tuesday = { ...at(8), days: new Set(['tue'] as const) };
    expect(judgeSeparation(monday, tuesday, rule).kind).toBe('apart');
    expect(judgeSeparation(monday, at(8), rule).kind).toBe('collide');
  });

  test('an interval without hours decides only where it leaves no room', () => {
    expect(judgeSeparation(at(8), every(7.9), rule)).toEqual({ kind: 'unavoidable', gapHours: 7.9 });
    expect(judgeSeparation(at(8), every(8), rule).kind).toBe('unknown');
    expect(judgeSeparation(at(8), { minutes: null, longestGapHours: null, days: null }, rule).kind).toBe('unknown');
  });
});

test('the plan leaves what does not collide where it is, and moves the rest to the nearest free hour', () => {
  expect(freeHours([480], [480, 1140], { hoursBefore: 2, hoursAfter: 2 })).toEqual([360, 1140]);
  expect(clockTimes([360, 1140])).toBe('06:00, 19:00');
});

test('whatever the hours, a plan collides with nothing and keeps the number of doses', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 4 });
  const hours = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(minutes, minutes, hours, hours, (drugs, binders, hoursBefore, hoursAfter) => {
      const plan = freeHours(drugs, binders, { hoursBefore, hoursAfter });
      if (plan === null) return;
      expect(plan).toHaveLength(binders.length);
      const verdict = judgeSeparation(
        { minutes: drugs, longestGapHours: null, days: null },
        { minutes: plan, longestGapHours: null, days: null },
        { hoursBefore, hoursAfter },
      );
      expect(verdict.kind).toBe('apart');
    }),
  );
});
