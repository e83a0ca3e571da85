import { expect, test } from 'vitest';
import { findAnalyte } from './findAnalyte.ts';

const coded = (code: string) => findAnalyte({ codings: [{ system: 'http://loinc.org', code }], text: '' });
const named = (text: string) => findAnalyte({ codings: [], text });

test.each([
  ['1995-0', 'ionisedCalcium'],
  ['2000-8', 'calcium'],
  ['4092-3', 'vancomycinLevel'],
  ['3321-7', 'amikacinLevel'],
  ['35670-9', 'tobramycinLevel'],
  ['3948-7', 'phenobarbitalLevel'],
  ['3969-3', 'phenytoinFreeLevel'],
  ['29247-4', 'sirolimusLevel'],
  ['38370-3', 'voriconazoleLevel'],
  ['8634-8', 'qtInterval'],
  ['8636-3', 'qtcInterval'],
  ['3255-7', 'fibrinogen'],
])('LOINC %s is %s', (code, analyte) => expect(coded(code)).toBe(analyte));

test.each([
  ['4090-7', 'a peak of vancomycin would read as a trough'],
  ['3663-2', 'a peak of gentamicin'],
  ['59574-4', 'a percentile of the body mass index'],
  ['2599-9', 'magnesium in the urine of a day'],
  ['34571-0', 'a screen for lupus'],
  ['2828-2', 'potassium in urine'],
])('LOINC %s is no result of ours: %s', (code) => expect(coded(code)).toBeUndefined());

test.each([
  ['Amikacine résiduelle', 'amikacinLevel'],
  ['Phénytoïne libre', 'phenytoinFreeLevel'],
  ['Phénobarbitalémie', 'phenobarbitalLevel'],
  ['Plasma everolimus level', 'everolimusLevel'],
  ['SpO2', 'oxygenSaturation'],
])('"%s" is %s', (words, analyte) => expect(named(words)).toBe(analyte));

test('a peak in words is no level', () => expect(named('Vancomycine pic')).toBeUndefined());
