import { expect, test } from 'vitest';
import { ageAt } from '../../facts/age.ts';
import { isPlausibleWeight, lowestPlausibleKg } from './weightForAge.ts';

const now = '2026-11-21T08:00:00.000Z';

test.each([
  ['a premature baby of 600 g', '2026-11-20', 0.6, true],
  ['a newborn of 15 kg (pounds)', '2026-11-20', 15, false],
  ['a child of one year and 9.5 kg', '2025-11-10', 9.5, true],
  ['a child of one year and 22 kg (pounds)', '2025-11-10', 22, false],
  ['a child of five years and 18 kg', '2021-11-10', 18, true],
  ['a child of five years and 8 kg', '2021-11-10', 8, false],
  ['a severely obese child of ten years', '2016-11-10', 95, true],
  ['a child of ten years and 115 kg', '2016-11-10', 115, false],
  ['a grown-up of 30 kg', '1980-01-01', 30, true],
  ['a grown-up of 300 kg', '1980-01-01', 300, true],
  ['a grown-up of 7 kg', '1980-01-01', 7, false],
])('%s', (_name, born, kg, isPlausible) => {
  expect(isPlausibleWeight(kg, ageAt(born, now))).toBe(isPlausible);
});

test('a birth year alone leaves the limits of both possible ages', () => {
  const age = ageAt('2024', now);
  expect(isPlausibleWeight(7, age)).toBe(true);
  expect(isPlausibleWeight(30, age)).toBe(true);
});

test('an unknown age leaves every weight that anybody has', () => {
  expect(isPlausibleWeight(1, null)).toBe(true);
  expect(isPlausibleWeight(200, null)).toBe(true);
  expect(lowestPlausibleKg(null)).toBe(0.4);
});
