import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustedWeight, bodySurface, idealWeight } from './bodySize.ts';

test('surface (Mosteller): 180 cm and 80 kg are 2.000 m2', () => {
  expect(bodySurface(180, 80)).toBeCloseTo(2, 10);
  expect(bodySurface(0, 80)).toBeNull();
  expect(bodySurface(180, Number.POSITIVE_INFINITY)).toBeNull();
});

test('ideal weight (Devine): 50 and 45.5 kg at five feet, 75.0 kg for a man of 180 cm', () => {
  expect(idealWeight(152.4, false)).toBeCloseTo(50, 10);
  expect(idealWeight(152.4, true)).toBeCloseTo(45.5, 10);
  expect(idealWeight(154.94, false)).toBeCloseTo(52.3, 10);
  expect(idealWeight(180, false)).toBeCloseTo(75, 1);
  expect(idealWeight(90, true)).toBeNull();
  expect(idealWeight(-180, true)).toBeNull();
});

test('adjusted weight: 40 % of what exceeds the ideal one', () => {
  expect(adjustedWeight(100, 75)).toBe(85);
  expect(adjustedWeight(75, 75)).toBe(75);
  expect(adjustedWeight(60, 75)).toBe(60);
  expect(adjustedWeight(0, 75)).toBeNull();
});

test('a law: the adjusted weight lies between the ideal and the actual one', () => {
  const kg = fc.double({ min: 1, max: 400, noNaN: true });
  fc.assert(
    fc.property(kg, kg, (actual, ideal) => {
      const adjusted = adjustedWeight(actual, ideal) ?? Number.NaN;
      expect(adjusted).toBeLessThanOrEqual(actual);
      expect(adjusted).toBeGreaterThanOrEqual(Math.min(actual, ideal));
    }),
  );
});
