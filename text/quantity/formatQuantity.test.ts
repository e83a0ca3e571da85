import { expect, test } from 'vitest';
import { createText } from '../createText.ts';

const en = createText('en');
const fr = createText('fr');
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

test.each([
  [6.1, 'mmol/L', '6.1 mmol/L', '6,1 mmol/L'],
  [240, 'umol/L', '240 µmol/L', '240 µmol/L'],
  [24, 'mL/min/{1.73_m2}', '24 mL/min/1.73 m²', '24 mL/min/1,73 m²'],
  [250, '10*9/L', '250 ×10⁹/L', '250 ×10⁹/L'],
  [72, '/min', '72 per minute', '72 par minute'],
  [2.4, '{INR}', '2.4', '2,4'],
  [2.4, '1', '2.4', '2,4'],
  [300, 'U/L', '300 units/L', '300 unités/L'],
  [1.2, 'ug/L', '1.2 micrograms/L', '1,2 microgramme/L'],
  [0.05, 'mmol/L', '0.05 mmol/L', '0,05 mmol/L'],
  [118, 'mm[Hg]', '118 mmHg', '118 mmHg'],
  [22.5, 'kg/m2', '22.5 kg/m²', '22,5 kg/m²'],
  [3, '{some_thing}', '3 some thing', '3 some thing'],
])('a result of %d %s keeps its unit', (value, unit, english, french) => {
  expect(plain(en.quantity({ value, unit }))).toBe(english);
  expect(plain(fr.quantity({ value, unit }))).toBe(french);
});

test.each([
  [0.125, 'mg', '125 micrograms'],
  [0.00005, 'g', '50 micrograms'],
  [0.5, 'g', '500 mg'],
  [1.5, 'mg', '1.5 mg'],
  [1, 'ug', '1 microgram'],
  [0.25, 'L', '250 mL'],
  [0.5, 'mL', '0.5 mL'],
  [10000, '[IU]', '10\u202f000 units'],
  [0, 'mg', '0 mg'],
])('MEDi: a dose of %d %s', (value, unit, english) => {
  expect(plain(en.dose({ value, unit }))).toBe(english);
});
