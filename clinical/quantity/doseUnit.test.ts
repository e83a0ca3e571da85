import { describe, expect, test } from 'vitest';
import { absoluteDose, doseUnit } from './doseUnit.ts';

describe('units of dosing', () => {
  test.each([
    ['mg', 'mass', 1e6, null, null],
    ['mg/kg', 'mass', 1e6, 'kg', null],
    ['mg/m2', 'mass', 1e6, 'm2', null],
    ['mg/m\u00b2', 'mass', 1e6, 'm2', null],
    ['ug/h', 'mass', 1e3, null, 1],
    ['mcg/hr', 'mass', 1e3, null, 1],
    ['mg/kg/d', 'mass', 1e6, 'kg', 24],
    ['mg/(kg.d)', 'mass', 1e6, 'kg', 24],
    ['mg/d/kg', 'mass', 1e6, 'kg', 24],
    ['mg / kg / 24 h', 'mass', 1e6, 'kg', 24],
    ['mg/24h', 'mass', 1e6, null, 24],
    ['mg/(24.h)', 'mass', 1e6, null, 24],
    ['ug/kg/min', 'mass', 1e3, 'kg', 1 / 60],
    ['\u00b5g/kg/min', 'mass', 1e3, 'kg', 1 / 60],
    ['ug/(kg.min)', 'mass', 1e3, 'kg', 1 / 60],
    ['mg/kg/dose', 'mass', 1e6, 'kg', null],
    ['mg/wk', 'mass', 1e6, null, 168],
    ['[IU]/kg', 'biologicalUnits', 1, 'kg', null],
    ['UI/kg/j', 'biologicalUnits', 1, 'kg', 24],
    ['[IU]/kg/h', 'biologicalUnits', 1, 'kg', 1],
    ['mmol/kg/d', 'amount', 1000, 'kg', 24],
    ['meq/h', 'equivalents', 1000, null, 1],
    ['mL/h', 'volume', 1000, null, 1],
    ['{tablet}/d', 'pieces', 1, null, 24],
    ['g/m2/d', 'mass', 1e9, 'm2', 24],
  ] as const)('%s', (unit, dimension, factor, per, hours) => {
    expect(doseUnit(unit)).toEqual({ dimension, factor, per, hours });
  });

  test.each([
    'mg/kg.d',
    'mmol/L',
    'mg/dL',
    'mg/mL',
    'mg/kg/kg',
    'mg/d/h',
    'mg/kg/m2',
    'mg/kg/d/dose',
    'mg/',
    '/kg',
    '',
    '%',
    'furlong/kg',
    'kg/m2/d/h/h',
  ])('"%s" is no dose', (unit) => expect(doseUnit(unit)).toBeNull());

  test('the dose of a patient', () => {
    const body = { weightKg: 70, surfaceM2: 1.8 };
    expect(absoluteDose({ value: 5, unit: 'mg/kg' }, body)).toEqual({
      ok: true,
      dimension: 'mass',
      value: 350e6,
      hours: null,
    });
    expect(absoluteDose({ value: 75, unit: 'mg/m2' }, body)).toMatchObject({ value: 135e6 });
    expect(absoluteDose({ value: 0.1, unit: 'ug/kg/min' }, body)).toMatchObject({ value: 7000, hours: 1 / 60 });
    expect(absoluteDose({ value: 18, unit: '[IU]/kg/h' }, body)).toMatchObject({ value: 1260, hours: 1 });
    expect(absoluteDose({ value: 5, unit: 'mg' }, { weightKg: null, surfaceM2: null })).toMatchObject({ value: 5e6 });
  });

  test.each([
    ['mg/kg', { weightKg: null, surfaceM2: 1.8 }, 'weight'],
    ['mg/kg', { weightKg: 0, surfaceM2: 1.8 }, 'weight'],
    ['mg/kg', { weightKg: Number.NaN, surfaceM2: 1.8 }, 'weight'],
    ['mg/m2', { weightKg: 70, surfaceM2: null }, 'bodySurface'],
    ['mg/furlong', { weightKg: 70, surfaceM2: 1.8 }, 'unit'],
  ] as const)('%s of %j: %s is missing', (unit, body, missing) => {
    expect(absoluteDose({ value: 5, unit }, body)).toEqual({ ok: false, missing });
  });
});
