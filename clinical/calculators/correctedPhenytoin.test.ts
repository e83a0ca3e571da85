import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctedPhenytoin } from './correctedPhenytoin.ts';

// By hand from the equation: 5 / (0.2 x 2 + 0.1) = 10, and 5 / (0.1 x 2 + 0.1) = 16.7.
test.each([
  [5, 20, 'usual', 10],
  [5, 20, 'renalFailure', 16.667],
  [8, 30, 'usual', 11.429],
  [8, 30, 'renalFailure', 20],
  [10, 45, 'usual', 10],
  [0, 30, 'usual', 0],
] as const)('%f mg/L at an albumin of %i g/L (%s): %f', (measured, albumin, kidneys, expected) => {
  expect(correctedPhenytoin(measured, albumin, kidneys)).toBeCloseTo(expected, 3);
});

test.each([
  [-1, 30],
  [10, 0],
  [10, -5],
  [Number.NaN, 30],
  [10, Number.NaN],
])('%f mg/L at %f g/L: nothing', (measured, albumin) => expect(correctedPhenytoin(measured, albumin)).toBeNull());

test('a law: less albumin means more, and failing kidneys mean more again', () => {
  const albumin = fc.double({ min: 10, max: 60, noNaN: true });
  const level = fc.double({ min: 0.1, max: 60, noNaN: true });
  fc.assert(
    fc.property(level, albumin, albumin, (measured, one, other) => {
      const low = correctedPhenytoin(measured, Math.min(one, other)) ?? Number.NaN;
      const high = correctedPhenytoin(measured, Math.max(one, other)) ?? Number.NaN;
      expect(low).toBeGreaterThanOrEqual(high);
      expect(correctedPhenytoin(measured, one, 'renalFailure') ?? Number.NaN).toBeGreaterThanOrEqual(
        correctedPhenytoin(measured, one) ?? Number.NaN,
      );
    }),
  );
});
