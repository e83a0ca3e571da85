import { describe, expect, test } from 'vitest';
import type { Dosage } from '../../schema/chart/dosage.ts';
import { ageAt, compareAge } from './age.ts';
import { dosesPerDay } from './dailyDose.ts';
import { findAnalyte } from './findAnalyte.ts';
import { compareResult, type LabResult } from './latestResults.ts';

describe('age', () => {
  const now = '2026-11-21T09:00:00.000Z';
  test.each([
    ['1944-03-14', 82, 82],
    ['1944-11-21', 82, 82],
    ['1944-11-22', 81, 81],
    ['1944', 81, 82],
    ['1944-11', 81, 82],
    ['1944-12', 81, 81],
    ['2026-11-20', 0, 0],
  ])('born %s', (birthDate, minimumYears, maximumYears) =>
    expect(ageAt(birthDate, now)).toMatchObject({ minimumYears, maximumYears }),
  );
  test.each([
    ['2026-10-21', 1, 1],
    ['2026-10-22', 0, 0],
    ['2025-12', 10, 11],
    ['2024', 22, 34],
  ])('born %s, in months', (birthDate, minimumMonths, maximumMonths) =>
    expect(ageAt(birthDate, now)).toMatchObject({ minimumMonths, maximumMonths }),
  );
  test('no birth date, or one to come, is no age', () => {
    expect(ageAt(null, now)).toBeNull();
    expect(ageAt('2027-01-01', now)).toBeNull();
  });
  test('a birth year decides away from the limit and not at it', () => {
    expect(compareAge(ageAt('1944', now), '>=', 81)).toBe('yes');
    expect(compareAge(ageAt('1944', now), '>=', 82)).toBe('unknown');
    expect(compareAge(ageAt('1944', now), '>=', 83)).toBe('no');
    expect(compareAge(null, '>=', 18)).toBe('unknown');
  });
});

describe('doses per day', () => {
  const dosage = (timing: Dosage['timing']): Dosage => ({ route: 'oral', timing, asNeeded: false });
  test.each<[string, Dosage['timing'], number | null]>([
    ['three a day', { frequency: 3, period: 1, periodUnit: 'd' }, 3],
    ['every eight hours', { frequency: 1, period: 8, periodUnit: 'h' }, 3],
    ['one a week', { frequency: 1, period: 1, periodUnit: 'wk' }, 1 / 7],
    ['times of day', { timesOfDay: ['08:00', '20:00'] }, 2],
    ['two days of the week', { timesOfDay: ['08:00'], daysOfWeek: ['mon', 'thu'] }, 2 / 7],
    [
      'once a week, on three days',
      { frequency: 1, period: 1, periodUnit: 'wk', daysOfWeek: ['mon', 'wed', 'fri'] },
      3 / 7,
    ],
    ['every two weeks, on Mondays', { frequency: 1, period: 2, periodUnit: 'wk', daysOfWeek: ['mon'] }, 1 / 14],
    ['twice a week', { frequency: 2, period: 1, periodUnit: 'wk', daysOfWeek: ['mon', 'thu'] }, 2 / 7],
    ['once', { once: true }, 1],
    ['nothing said', {}, null],
  ])('%s', (_name, timing, expected) => {
    if (expected === null) expect(dosesPerDay(dosage(timing))).toBeNull();
    else expect(dosesPerDay(dosage(timing))).toBeCloseTo(expected, 12);
  });
});

describe('which analyte', () => {
  const named = (text: string) => findAnalyte({ codings: [], text });
  const coded = (code: string, text = '') => findAnalyte({ codings: [{ system: 'http://loinc.org', code }], text });
  test.each([
    ['2823-3', 'potassium'],
    ['6298-4', 'potassium'],
    ['38483-4', 'creatinine'],
    ['14682-9', 'creatinine'],
    ['6301-6', 'inr'],
    ['777-3', 'platelets'],
    ['751-8', 'neutrophils'],
    ['8636-3', 'qtcInterval'],
    ['29463-7', 'weight'],
    ['8302-2', 'height'],
    ['33914-3', 'estimatedGfr'],
    ['3094-0', 'urea'],
  ])('LOINC %s is %s', (code, analyte) => expect(coded(code)).toBe(analyte));
  test.each([
    ['Kaliémie', 'potassium'],
    ['Serum potassium', 'potassium'],
    ['Potassium [Moles/volume] in Serum or Plasma', 'potassium'],
    ['Créatinine', 'creatinine'],
    ['Créatininémie', 'creatinine'],
    ['Poids', 'weight'],
    ['Taille', 'height'],
    ['Hémoglobine', 'haemoglobin'],
    ['Plaquettes', 'platelets'],
    ['QTc', 'qtcInterval'],
    ['Glycémie capillaire', 'glucose'],
  ])('%s is %s', (text, analyte) => expect(named(text)).toBe(analyte));
  test('another fluid, a clearance or an unknown code is another result', () => {
    expect(named('Urine creatinine')).toBeUndefined();
    expect(named('Creatinine clearance')).toBeUndefined();
    expect(named('Potassium urinaire')).toBeUndefined();
    expect(coded('99999-9', 'Potassium')).toBeUndefined();
  });
});

describe('a result that is a limit of its method', () => {
  const result = (comparator: LabResult['comparator'], value: number): LabResult => ({
    analyte: 'potassium',
    recordId: 'r',
    quantity: { value, unit: 'mmol/L' },
    comparator,
    at: null,
    unusable: false,
  });
  test.each([
    ['<', 5, '<', 5, 'yes'],
    ['<', 5, '>=', 5, 'no'],
    ['<', 5, '<', 4, 'unknown'],
    ['<=', 5, '<', 5, 'unknown'],
    ['<=', 5, '<=', 5, 'yes'],
    ['<=', 5, '>', 5, 'no'],
    ['<=', 5, '>=', 5, 'unknown'],
    ['>', 6, '>=', 6, 'yes'],
    ['>', 6, '>', 6, 'yes'],
    ['>=', 6, '>', 6, 'unknown'],
    ['>=', 6, '>=', 6, 'yes'],
    ['>=', 6, '<', 6, 'no'],
    ['>', 5, '>=', 6, 'unknown'],
    ['>', 6, '<=', 6, 'no'],
    ['>=', 6, '<=', 6, 'unknown'],
    [null, 6, '>=', 6, 'yes'],
    [null, 6, '>', 6, 'no'],
  ] as const)('%s %f, asked %s %f: %s', (own, value, asked, limit, expected) => {
    expect(compareResult(result(own, value), asked, { value: limit, unit: 'mmol/L' })).toBe(expected);
  });
});
