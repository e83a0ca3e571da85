import { expect, test } from 'vitest';
import { brandWords } from './brandWords.ts';

test.each([
  ['Potassium chloride 600 mg', 'potassium chloride', '600 mg'],
  ['FUROSÉMIDE 40 mg', 'furosemide', '40 mg'],
  ['Bisoprolol fumarate 2.5 mg', 'bisoprolol', 'fumarate 2.5 mg'],
  ['Digoxin', 'digoxin', null],
  ['Doliprane', 'paracetamol', 'Doliprane'],
  ['Insulinum 100', 'insulin', 'Insulinum 100'],
  [null, 'digoxin', null],
])('%s beside %s', (brand, generic, words) => {
  expect(brandWords(brand, generic)).toBe(words);
});
