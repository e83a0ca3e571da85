import { describe, expect, test } from 'vitest';
import { adjustedWeight, bodySurface, idealWeight } from './bodySize.ts';
import { ckdEpi2021, deindexed } from './ckdEpi2021.ts';
import { cockcroftGault } from './cockcroftGault.ts';
import { creatinineMgPerDl } from './creatinine.ts';
import { schwartz } from './schwartz.ts';

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
});

test('Cockcroft-Gault: a man of 40 years and 80 kg at 1.0 mg/dL has 111 mL/min', () => {
  expect(cockcroftGault(1, 40, 80, false)).toBeCloseTo(111.11, 2);
  expect(cockcroftGault(1, 40, 80, true)).toBeCloseTo(94.44, 2);
});

test('bedside Schwartz: 100 cm at 1.0 mg/dL has 41.3', () => expect(schwartz(1, 100)).toBeCloseTo(41.3, 10));

test('body size: Mosteller, Devine, adjusted weight', () => {
  expect(bodySurface(180, 80)).toBeCloseTo(2, 10);
  expect(idealWeight(180, false)).toBeCloseTo(75, 1);
  expect(adjustedWeight(100, 75)).toBe(85);
  expect(adjustedWeight(60, 75)).toBe(60);
});

test('creatinine: 88.42 umol/L are 1 mg/dL, and another unit is nothing', () => {
  expect(creatinineMgPerDl({ value: 88.42, unit: 'umol/L' })).toBe(1);
  expect(creatinineMgPerDl({ value: 1, unit: 'mg/dL' })).toBe(1);
  expect(creatinineMgPerDl({ value: 1, unit: 'mmHg' })).toBeNull();
});
