import { expect, test } from 'vitest';
import { only, patient, potassium } from '../testing/fhirSamples.ts';

const result = (more: object) => only(patient, { ...potassium, valueQuantity: undefined, ...more }).observations[0];
const mmol = (value: number) => ({ value, unit: 'mmol/L' });

test.each([
  ['6.8 mmol/L', mmol(6.8), undefined],
  [' 6,8 mmol/L ', mmol(6.8), undefined],
  ['<0.5 mmol/L', mmol(0.5), '<'],
  ['≥ 6 mmol/L', mmol(6), '>='],
  ['12 weeks', { value: 12, unit: 'wk' }, undefined],
])('"%s" is a result', (valueString, value, comparator) => {
  const read = result({ valueString });
  expect([read?.value, read?.comparator, read?.valueText]).toEqual([value, comparator, valueString]);
});

test.each([
  '6.8',
  '<0.5',
  '1,234 mmol/L',
  '120/80 mmHg',
  '6.8 mmol/L (H)',
  '5-6 mmol/L',
  '1:80',
  'haemolysed',
  '*1/*2',
])('"%s" says no one number with its unit, and stays words', (valueString) => {
  expect(result({ valueString })).toMatchObject({ value: null, valueText: valueString });
});

test.each([
  ['> ', mmol(4), '>'],
  ['≤', mmol(4), '<='],
  ['=', mmol(4), undefined],
])('the sign "%s"', (comparator, value, stated) => {
  const read = result({ valueQuantity: { ...mmol(4), comparator } });
  expect([read?.value, read?.comparator]).toEqual([value, stated]);
});

test('a sign that nobody knows, and a range, leave no number and keep their words', () => {
  const signed = result({ valueQuantity: { ...mmol(4), comparator: '~' } });
  expect(signed).toMatchObject({ value: null, valueText: '~4 mmol/L' });
  const range = result({ valueRange: { low: mmol(5), high: mmol(6) } });
  expect(range).toMatchObject({ value: null, valueText: '5 mmol/L - 6 mmol/L' });
});
