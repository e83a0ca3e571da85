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
    ['albumin', [3.5, 'g/dL'], [35, 'g/L'], 'albumin', 0],
    ['a unit that only UCUM knows', [10, 'umol/dL'], [1.13, 'mg/dL'], 'creatinine', 1],
    ['HbA1c in its two scales', [48, 'mmol/mol'], [6.5, '%'], 'haemoglobinA1c', 1],
    ['HbA1c in its two scales, below', [47, 'mmol/mol'], [6.5, '%'], 'haemoglobinA1c', -1],
    ['rates of dosing', [1, 'ug/kg/min'], [0.06, 'mg/kg/h'], undefined, 0],
    ['a day in two spellings', [30, 'mg/24h'], [30, 'mg/d'], undefined, 0],
    ['temperature', [37, 'Cel'], [98.6, '[degF]'], undefined, 0],
    ['temperature as it is written', [38.1, '\u00b0C'], [100, '\u00b0F'], undefined, 1],
    ['0.1 + 0.2 in binary', [300, 'mg'], [0.3, 'g'], undefined, 0],
  ] as const)('%s', (_name, [value, unit], [other, otherUnit], analyte, order) => {
    expect(compareQuantities({ value, unit }, { value: other, unit: otherUnit }, analyte)).toBe(order);
  });
  test('units of two kinds do not compare', () => {
    expect(compareQuantities({ value: 1, unit: 'mg' }, { value: 1, unit: 'mL' })).toBeNull();
    expect(compareQuantities({ value: 1, unit: 'mg/dL' }, { value: 1, unit: 'mmol/L' })).toBeNull();
    expect(compareQuantities({ value: 1, unit: 'furlong' }, { value: 1, unit: 'mg' })).toBeNull();
  });
  test.each([
    ['% and mmol/mol of anything else', [6.5, '%'], [48, 'mmol/mol'], 'albumin'],
    ['% and mmol/mol of nothing named', [6.5, '%'], [48, 'mmol/mol'], undefined],
    ['a dose and a rate', [30, 'mg'], [30, 'mg/d'], undefined],
    ['per kilogram and per square metre', [1, 'mg/kg'], [1, 'mg/m2'], undefined],
    ['arbitrary units of two substances', [1, "[arb'U]/mL"], [1, '[IU]/mL'], undefined],
    ['no number', [Number.NaN, 'mg'], [1, 'mg'], undefined],
  ] as const)('%s do not compare', (_name, [value, unit], [other, otherUnit], analyte) => {
    expect(compareQuantities({ value, unit }, { value: other, unit: otherUnit }, analyte)).toBeNull();
  });
  // ngsp.org, table of 2010: 5, 6.5, 7 and 10 % are 31, 48, 53 and 86 mmol/mol.
  test.each([
    [5, 31],
    [6.5, 48],
    [7, 53],
    [10, 86],
  ])('HbA1c of %f %% is %i mmol/mol', (percentage, ifcc) => {
    const converted = convertQuantity({ value: percentage, unit: '%' }, 'mmol/mol', 'haemoglobinA1c') ?? Number.NaN;
    expect(Math.round(converted)).toBe(ifcc);
    expect(convertQuantity({ value: converted, unit: 'mmol/mol' }, '%', 'haemoglobinA1c')).toBeCloseTo(percentage, 9);
  });
  test('converts weights and heights', () => {
    expect(convertQuantity({ value: 150, unit: '[lb_av]' }, 'kg')).toBeCloseTo(68.039, 3);
    expect(convertQuantity({ value: 1.8, unit: 'm' }, 'cm')).toBe(180);
    expect(convertQuantity({ value: 70, unit: '[in_i]' }, 'cm')).toBe(177.8);
  });
});
