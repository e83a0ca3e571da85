import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ckdEpi2021, deindexed } from './ckdEpi2021.ts';
import { clearanceWeight, cockcroftGault } from './cockcroftGault.ts';
import { creatinineMgPerDl } from './creatinine.ts';
import { schwartz } from './schwartz.ts';

const anything = fc.double();

describe('CKD-EPI 2021', () => {
  test.each([
    [1.0, 40, false, 97.58],
    [1.0, 40, true, 73.04],
    [1.5, 65, false, 51.35],
    [1.5, 65, true, 38.43],
    [2.0, 70, false, 35.24],
    [0.5, 25, true, 133.4],
  ])('%f mg/dL at %i years, female %s: %f', (creatinine, years, isFemale, expected) => {
    expect(ckdEpi2021(creatinine, years, isFemale)).toBeCloseTo(expected, 2);
  });
  test('a surface of 1.73 m2 changes nothing', () => expect(deindexed(50, 1.73)).toBeCloseTo(50, 10));
  test('adults only, and only what a body can have', () => {
    expect(ckdEpi2021(1, 18, false)).not.toBeNull();
    for (const [creatinine, years] of [
      [1, 17],
      [0, 40],
      [-1, 40],
      [Number.NaN, 40],
      [1, Number.NaN],
    ] as const)
      expect(ckdEpi2021(creatinine, years, false)).toBeNull();
    expect(deindexed(50, 0)).toBeNull();
  });
  test('a law: more creatinine and more years never raise it', () => {
    const creatinine = fc.double({ min: 0.1, max: 20, noNaN: true });
    const years = fc.integer({ min: 18, max: 110 });
    fc.assert(
      fc.property(creatinine, creatinine, years, years, fc.boolean(), (one, other, from, to, isFemale) => {
        const better = ckdEpi2021(Math.min(one, other), Math.min(from, to), isFemale) ?? Number.NaN;
        const worse = ckdEpi2021(Math.max(one, other), Math.max(from, to), isFemale) ?? Number.NaN;
        expect(worse).toBeLessThanOrEqual(better);
      }),
    );
  });
});

describe('Cockcroft-Gault', () => {
  test('a man of 40 years and 80 kg at 1.0 mg/dL has 111 mL/min, a woman 85 % of it', () => {
    expect(cockcroftGault(1, 40, 80, false)).toBeCloseTo(111.11, 2);
    expect(cockcroftGault(1, 40, 80, true)).toBeCloseTo(94.44, 2);
  });
  test('ages outside those of the formula, and measures that nobody has', () => {
    expect(cockcroftGault(1, 18, 80, false)).not.toBeNull();
    expect(cockcroftGault(1, 139, 80, false)).not.toBeNull();
    for (const years of [17, 140, 200, Number.NaN]) expect(cockcroftGault(1, years, 80, false)).toBeNull();
    expect(cockcroftGault(0, 40, 80, false)).toBeNull();
    expect(cockcroftGault(1, 40, -80, false)).toBeNull();
  });
  // A man of 180 cm: ideal 75.0 kg (Devine).
  test.each([
    ['actual', 120, 180, 120, 'actual'],
    ['ideal', 120, 180, 74.99, 'ideal'],
    ['adjusted', 120, 180, 92.995, 'adjusted'],
    ['ideal', 60, 180, 60, 'actual'],
    ['adjusted', 60, 180, 60, 'actual'],
    ['ideal', 74.9, 180, 74.9, 'actual'],
    ['ideal', 75.1, 180, 74.99, 'ideal'],
    ['actual', 120, null, 120, 'actual'],
  ] as const)('%s weight of %f kg at %s cm: %f kg, %s', (choice, weightKg, heightCm, kg, used) => {
    const weight = clearanceWeight(choice, weightKg, heightCm, false);
    expect(weight?.kg).toBeCloseTo(kg, 2);
    expect(weight?.used).toBe(used);
  });
  test('without a height there is neither ideal nor adjusted weight, and none of it is guessed', () => {
    expect(clearanceWeight('ideal', 120, null, false)).toBeNull();
    expect(clearanceWeight('adjusted', 120, null, true)).toBeNull();
    expect(clearanceWeight('actual', 0, 180, true)).toBeNull();
  });
});

describe('bedside Schwartz', () => {
  test('100 cm at 1.0 mg/dL has 41.3', () => expect(schwartz(1, 100)).toBeCloseTo(41.3, 10));
  test('no creatinine, no estimate', () => expect(schwartz(0, 100)).toBeNull());
});

test('creatinine: 88.42 umol/L are 1 mg/dL, and another unit is nothing', () => {
  expect(creatinineMgPerDl({ value: 88.42, unit: 'umol/L' })).toBe(1);
  expect(creatinineMgPerDl({ value: 1, unit: 'mg/dL' })).toBe(1);
  expect(creatinineMgPerDl({ value: 1, unit: 'mmHg' })).toBeNull();
});

test('a law: whatever goes in, a number of a living body comes out, or null', () => {
  fc.assert(
    fc.property(anything, anything, anything, fc.boolean(), (one, two, three, isFemale) => {
      for (const value of [
        ckdEpi2021(one, two, isFemale),
        cockcroftGault(one, two, three, isFemale),
        schwartz(one, two),
        deindexed(one, two),
        clearanceWeight('adjusted', one, two, isFemale)?.kg ?? null,
      ])
        if (value !== null) expect(Number.isFinite(value) && value >= 0).toBe(true);
    }),
  );
});
