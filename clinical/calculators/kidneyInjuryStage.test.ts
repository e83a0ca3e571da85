import { describe, expect, test } from 'vitest';
import { kidneyInjuryStage } from './kidneyInjuryStage.ts';

const HOUR_MS = 3_600_000;

/** Values with their age in hours, in any unit, latest first. */
function course(unit: string, ...values: readonly (readonly [value: number, hoursAgo: number])[]) {
  return values.map(([value, hoursAgo], index) => ({
    quantity: { value, unit },
    atMs: -hoursAgo * HOUR_MS,
    recordId: `r${index}`,
  }));
}

describe('KDIGO stage', () => {
  test.each([
    ['the absolute rise, exactly, which binary arithmetic misses', course('mg/dL', [1.2, 0], [0.9, 47]), 1],
    ['just below the absolute rise', course('mg/dL', [1.19, 0], [0.9, 47]), 0],
    ['26.5 umol/L, exactly', course('umol/L', [126.5, 0], [100, 48]), 1],
    ['26.4 umol/L', course('umol/L', [126.4, 0], [100, 48]), 0],
    ['the absolute rise outside 48 hours', course('umol/L', [126.5, 0], [100, 48.1]), 0],
    ['one and a half within seven days', course('umol/L', [90, 0], [60, 168]), 1],
    ['one and a half outside seven days, with a value between', course('umol/L', [90, 0], [85, 100], [60, 168.1]), 0],
    ['just below double', course('umol/L', [199, 0], [100, 60]), 1],
    ['double', course('umol/L', [200, 0], [100, 60]), 2],
    ['triple', course('umol/L', [300, 0], [100, 60]), 3],
    ['353.6 umol/L once the criterion is met', course('umol/L', [353.6, 0], [320, 24]), 3],
    ['4.0 mg/dL once the criterion is met', course('mg/dL', [4.0, 0], [3.6, 24]), 3],
    ['4.5 mg/dL and stable is not acute', course('mg/dL', [4.5, 0], [4.4, 24]), 0],
    ['recovered', course('umol/L', [80, 0], [200, 48], [78, 120]), 0],
  ])('%s', (_name, values, stage) => expect(kidneyInjuryStage(values, false)?.stage).toBe(stage));

  test('values in two units', () => {
    const mixed = [...course('mg/dL', [2, 0]), ...course('umol/L', [88.42, 24])];
    expect(kidneyInjuryStage(mixed, false)?.stage).toBe(2);
  });
  test('dialysis makes it the third stage, where there is injury', () => {
    expect(kidneyInjuryStage(course('umol/L', [160, 0], [100, 24]), true)?.stage).toBe(3);
    expect(kidneyInjuryStage(course('umol/L', [400, 0], [400, 24]), true)?.stage).toBe(0);
  });
  test('one value, or one per week, is no course', () => {
    expect(kidneyInjuryStage(course('umol/L', [160, 0]), false)).toBeNull();
    expect(kidneyInjuryStage(course('umol/L', [160, 0], [80, 200]), false)).toBeNull();
    expect(kidneyInjuryStage([], false)).toBeNull();
  });
});
