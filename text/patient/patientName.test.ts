import { expect, test } from 'vitest';
import { createText } from '../createText.ts';

test.each([
  [{ familyName: 'Leroy', givenNames: ['Jeanne'], title: 'Mrs' }, 'LEROY, Jeanne (Mrs)'],
  [{ familyName: 'Müller-Lefèvre', givenNames: ['Anne', 'Marie'] }, 'MÜLLER-LEFÈVRE, Anne Marie'],
  [{ familyName: '', givenNames: ['Jeanne'] }, '(family name not known), Jeanne'],
  [{ familyName: ' ', givenNames: [] }, 'Name not known'],
  [{ familyName: 'Leroy', givenNames: [] }, 'LEROY'],
])('PAB: %o', (patient, expected) => {
  expect(createText('en').patientName(patient)).toBe(expected);
});
