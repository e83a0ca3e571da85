import { expect, test } from 'vitest';
import { formatNumber } from './formatNumber.ts';

test.each([
  [6.1, '6.1', '6,1'],
  [0.5, '0.5', '0,5'],
  [5.0, '5', '5'],
  [6000, '6\u202f000', '6\u202f000'],
  [1234567.5, '1\u202f234\u202f567.5', '1\u202f234\u202f567,5'],
  [999, '999', '999'],
  [0.1 + 0.2, '0.3', '0,3'],
  [0.07 * 1000, '70', '70'],
  [-2.5, '\u22122.5', '\u22122,5'],
  [0, '0', '0'],
  [0.0000001, '0.0000001', '0,0000001'],
])('MEDi: %d is written the safe way', (value, english, french) => {
  expect(formatNumber(value, 'en')).toBe(english);
  expect(formatNumber(value, 'fr')).toBe(french);
});
