import { describe, expect, test } from 'vitest';
import { compareQuantities, convertQuantity } from './compareQuantities.ts';

describe('comparing quantities', () => {
  test.each([
    ['the same unit', [5.5, 'mmol/L'], [5.5, 'mmol/L'], undefined, 0],
    ['milliequivalents of potassium', [6, 'meq/L'], [6, 'mmol/L'], 'potassium', 0],
    ['milliequivalents of calcium are half', [5, 'meq/L'], [2.5, 'mmol/L'], 'calcium', 0],
    ['creatinine at the constant', [88.42, 'umol/L'], [1, 'mg/dL'], 'creatinine', 0],
    ['creatinine a hair below', [88.4199999, 'umol/L'], [1, 'mg/dL'], 'creatinine', -1],
    ['haemoglobin', [12, 'g/dL'], [120, 'g/L'], 'haemoglobin', 0],
    ['platelets in three spellings', [100, '10*3/uL'], [100, '10*9/L'], 'platelets', 0],
    ['platelets per cubic millimetre', [99_000, '/mm3'], [100, '10*9/L'], 'platelets', -1],
    ['giga per litre', [150, 'G/L'], [100, '10*9/L'], 'platelets', 1],
    ['glucose', [70, 'mg/dL'], [3.9, 'mmol/L'], 'glucose', -1],
    ['micrograms', [100, 'ug'], [0.1, 'mg'], undefined, 0],
    ['0.1 + 0.2 in binary', [300, 'mg'], [0.3, 'g'], undefined, 0],
  ] as const)('%s', (_name, [value, unit], [other, otherUnit], analyte, order) => {
    expect(compareQuantities({ value, unit }, { value: other, unit: otherUnit }, analyte)).toBe(order);
  });
  test('units of two kinds do not compare', () => {
    expect(compareQuantities({ value: 1, unit: 'mg' }, { value: 1, unit: 'mL' })).toBeNull();
    expect(compareQuantities({ value: 1, unit: 'mg/dL' }, { value: 1, unit: 'mmol/L' })).toBeNull();
    expect(compareQuantities({ value: 1, unit: 'furlong' }, { value: 1, unit: 'mg' })).toBeNull();
  });
  test('converts weights and heights', () => {
    expect(convertQuantity({ value: 150, unit: '[lb_av]' }, 'kg')).toBeCloseTo(68.039, 3);
    expect(convertQuantity({ value: 1.8, unit: 'm' }, 'cm')).toBe(180);
    expect(convertQuantity({ value: 70, unit: '[in_i]' }, 'cm')).toBe(177.8);
  });
});
