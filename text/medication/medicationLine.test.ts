import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { medicationOrder, type MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import { dosage, type Dosage } from '../../schema/chart/dosage.ts';
import { createText } from '../createText.ts';

const said = z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]));
const cases = z
  .array(z.strictObject({ rule: z.string(), dosage, en: said, fr: said }))
  .parse(parse(readFileSync(new URL('medicationLine.cases.yaml', import.meta.url), 'utf8')));

const text = { en: createText('en'), fr: createText('fr') };

function order(change: Partial<MedicationOrder>): MedicationOrder {
  return medicationOrder.parse({
    id: 'order-1',
    revision: 1,
    status: 'active',
    medication: { codings: [], text: 'Spironolactone' },
    dosages: [],
    start: null,
    end: null,
    authoredOn: null,
    category: 'inpatient',
    ...change,
  });
}

const spaces = (words: string | boolean | null) =>
  typeof words === 'string' ? words.replaceAll('_', '\u00a0').replaceAll('~', '\u202f') : words;

describe.each(cases)('$rule', (golden) => {
  test.each(['en', 'fr'] as const)('%s', (locale) => {
    const line = text[locale].medicationLine(order({ dosages: [golden.dosage] }));
    const expected = Object.fromEntries(Object.entries(golden[locale]).map(([part, words]) => [part, spaces(words)]));
    expect(line).toMatchObject(expected);
  });
});

const daily = (value: number, time: string): Dosage => ({
  dose: { value, unit: 'mg' },
  route: 'oral',
  timing: { frequency: 1, period: 1, periodUnit: 'd', timesOfDay: [time] },
  asNeeded: false,
});

test('an order without any instruction says what is not stated', () => {
  expect(text.en.medicationLine(order({}))).toMatchObject({
    dose: 'dose not stated',
    route: 'route not stated',
    frequency: 'frequency not stated',
  });
  expect(text.fr.medicationLine(order({}))).toMatchObject({
    dose: 'dose non précisée',
    route: 'voie non précisée',
    frequency: 'fréquence non précisée',
  });
});

test('of several instructions each dose stands by its own times', () => {
  const line = text.en.medicationLine(order({ dosages: [daily(10, '08:00'), daily(20, '20:00')] }));
  expect(line.frequency).toBe('10\u00a0mg once a day, at 08:00; 20\u00a0mg once a day, at 20:00');
  expect(line.dose).toBe('10\u00a0mg and 20\u00a0mg');
  expect(line.dosages.map((part) => part.dose)).toEqual(['10\u00a0mg', '20\u00a0mg']);
});

test('MEDv: generic names come first, then brand, strength, form', () => {
  const medication = {
    codings: [],
    text: 'ALDACTONE 25 mg, comprimé',
    brandName: 'Aldactone',
    form: 'tablet',
    strength: { numerator: { value: 0.025, unit: 'g' } },
  };
  const line = text.fr.medicationLine(order({ medication }), [{ en: 'spironolactone', fr: 'spironolactone' }]);
  expect(line).toMatchObject({
    drug: { plain: 'spironolactone' },
    brand: 'Aldactone',
    strength: '25\u00a0mg',
    form: 'tablet',
  });
});

test('the words of the sender are kept beside the generic name that was recognised in them', () => {
  const line = text.fr.medicationLine(order({ medication: { codings: [], text: 'DOLIPRANE 1000 mg, comprimé' } }), [
    { en: 'paracetamol', fr: 'paracétamol' },
  ]);
  expect(line).toMatchObject({ drug: { plain: 'paracétamol' }, brand: 'DOLIPRANE 1000 mg, comprimé' });
});

test('an unrecognised line is shown in the words of the sender, once', () => {
  expect(text.en.medicationLine(order({ medication: { codings: [], text: 'Tisane du jardin' } }))).toMatchObject({
    drug: { text: 'Tisane du jardin' },
    brand: null,
  });
});

test('tall-man letters are drawn and the plain name is kept for assistive technology', () => {
  expect(text.en.tallMan('vincristine sulfate')).toEqual({ text: 'vinCRIStine sulfate', plain: 'vincristine sulfate' });
  expect(text.en.tallMan('Spironolactone')).toEqual({ text: 'Spironolactone', plain: 'Spironolactone' });
});

test('a length of treatment is stated only when both ends are', () => {
  const start = '2026-11-20T08:00:00.000Z';
  expect(text.en.medicationLine(order({ start, end: '2026-11-27T08:00:00.000Z' })).duration).toBe('for 7 days');
  expect(text.fr.medicationLine(order({ start, end: '2026-11-27T08:00:00.000Z' })).duration).toBe('pendant 7 jours');
  expect(text.en.medicationLine(order({ start })).duration).toBeNull();
});

test('a strength per volume', () => {
  const medication = {
    codings: [],
    text: 'Amoxicillin',
    strength: { numerator: { value: 250, unit: 'mg' }, denominator: { value: 5, unit: 'mL' } },
  };
  expect(text.en.medicationLine(order({ medication })).strength).toBe('250\u00a0mg per 5\u00a0mL');
});
