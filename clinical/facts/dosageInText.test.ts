import { describe, expect, test } from 'vitest';
import { dosesPerDay } from './dailyDose.ts';
import { dosageInText } from './dosageInText.ts';

function read(text: string): string | null {
  const found = dosageInText(text);
  if (found === null) return null;
  const dose = found.doseRange?.high ?? found.dose;
  return `${dose?.value ?? '?'} ${dose?.unit ?? '?'} x ${dosesPerDay({ route: 'oral', asNeeded: false, timing: found.timing }) ?? '?'}`;
}

describe('an instruction in words', () => {
  test.each([
    ['1 tablet 3 times daily', '1 {piece} x 3'],
    ['Take 1 to 2 tablets every 6 hours as needed', '2 {piece} x 4'],
    ['1 tablet twice daily with food', '1 {piece} x 2'],
    ['500 mg tid po', '500 mg x 3'],
    ['1 cp matin, midi et soir', '1 {piece} x 3'],
    ['1/2 cp matin et soir', '0.5 {piece} x 2'],
    ['1 cp au coucher', '1 {piece} x 1'],
    ['500 mg x 3/j', '500 mg x 3'],
    ['1 g 4x/j', '1 g x 4'],
    ['1 comprimé toutes les 8 heures', '1 {piece} x 3'],
    ['1 sachet par jour si besoin', '1 {piece} x 1'],
    ['1-0-1', '1 {piece} x 2'],
    ['5 mL x 3/j', '5 mL x 3'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('an instruction of which a word is not understood says nothing', () => {
  test.each([
    '10 mg',
    '1 tablet daily on mondays',
    '1 cp par semaine',
    '1 cp 3 fois par semaine',
    '1 cp 1 jour sur 2',
    '1 cp matin et 2 cp soir',
    '1 tablet 3 times daily then stop',
    '500 mg 3 fois par jour pendant 7 jours',
    '1 cp si besoin max 4/j',
    '20 gouttes 3 fois par jour',
    '3 mg/kg/j',
    '2-0-1',
    'selon INR',
    '',
  ])('%s', (text) => expect(read(text)).toBeNull());
});
