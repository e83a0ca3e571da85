import { describe, expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { codeSystems } from '../../schema/coding.ts';
import { readStrength } from './readAmount.ts';
import { resolveMedication } from './resolveMedication.ts';
import { buildResolverTables } from './resolverTables.ts';

const ids = [
  'amoxicillin',
  'clavulanicAcid',
  'tramadol',
  'paracetamol',
  'morphine',
  'fentanyl',
  'lidocaine',
  'enoxaparin',
];
const names: Readonly<Record<string, readonly string[]>> = {
  clavulanicAcid: ['acide clavulanique', 'clavulanate'],
  morphine: ['Actiskenan'],
  paracetamol: ['Doliprane'],
};
const text = (words: string) => ({ en: words, fr: words });
const pack: KnowledgePack = {
  format: 1,
  id: 'strengths',
  version: '1',
  title: text('strengths'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ids.map((id) => ({
    id,
    name: text(id),
    synonyms: [...(names[id] ?? [])],
    rxNorm: [],
    atc: [],
    snomed: [],
  })),
  classes: [],
  products: [
    {
      name: 'Ixprim',
      codings: [{ system: codeSystems.cis, code: '60000001' }],
      ingredients: [
        { substance: 'tramadol', strengthText: '37,5 mg / un comprimé' },
        { substance: 'paracetamol', strengthText: '325 mg / un comprimé' },
      ],
    },
  ],
  conditionGroups: [],
  rules: [],
  coverage: [],
};
const tables = buildResolverTables([pack], (_pack, id) => ids.indexOf(id));

function strengths(words: string, code?: string): readonly string[] {
  const codings = code === undefined ? [] : [{ system: codeSystems.cis, code }];
  const resolution = resolveMedication({ codings, text: words }, tables);
  if (!resolution.recognised) return ['not recognised'];
  return resolution.strengths.map(({ substance, strength, containerMl }) => {
    const { numerator, denominator } = strength;
    const per = denominator === undefined ? '' : `/${denominator.value} ${denominator.unit}`;
    return `${ids[substance] ?? '?'} ${numerator.value} ${numerator.unit}${per}${containerMl === undefined ? '' : ` in ${containerMl}`}`;
  });
}

describe('the strength of one substance', () => {
  test.each([
    ['Actiskenan 10 mg', ['morphine 10 mg']],
    ['morphine 10 mg/mL, 5 mL', ['morphine 10 mg/1 mL in 5']],
    ['paracetamol 120 mg/5 mL', ['paracetamol 120 mg/5 mL']],
    ['0.4 ML Enoxaparin 100 MG/ML Prefilled Syringe', ['enoxaparin 100 mg/1 mL in 0.4']],
    ['FENTANYL 25 microgrammes/heure, dispositif transdermique', ['fentanyl 25 ug/1 h']],
    ['Fentanyl 25 µg/h patch', ['fentanyl 25 ug/1 h']],
    ['lidocaine 1 % solution injectable', ['lidocaine 10 mg/1 mL']],
    ['lidocaine 1 % (10 mg/mL)', ['lidocaine 10 mg/1 mL']],
    ['LIDOCAINE 5 POUR CENT solution', ['lidocaine 50 mg/1 mL']],
    ['enoxaparin 100 units/mL', ['enoxaparin 100 [IU]/1 mL']],
    ['Doliprane 1 000 mg', ['paracetamol 1000 mg']],
    ['enoxaparin 30 100 unités internationales/ml', ['enoxaparin 100 [IU]/1 mL']],
  ])('%s', (words, expected) => expect(strengths(words)).toEqual(expected));
  test.each([
    'lidocaine 2,5 mg/g, gel',
    'lidocaine 11 g/100 g',
    'lidocaine (300 mg Iode/mL)',
    'lidocaine 5 % crème',
    'paracetamol 500 mg 1 g',
    'morphine',
    'paracetamol 10 mL',
  ])('%s says none', (words) => expect(strengths(words)).toEqual([]));
});

describe('the strengths of a combination', () => {
  test.each([
    ['amoxicillin 875 MG / clavulanate 125 MG Oral Tablet', ['amoxicillin 875 mg', 'clavulanicAcid 125 mg']],
    ['TRAMADOL/PARACETAMOL 37,5 mg/325 mg', ['tramadol 37.5 mg', 'paracetamol 325 mg']],
    ['tramadol/paracetamol 37,5/325 mg', ['tramadol 37.5 mg', 'paracetamol 325 mg']],
    ['amoxicilline/acide clavulanique 1 g/200 mg', ['amoxicillin 1 g', 'clavulanicAcid 200 mg']],
    [
      'amoxicilline/acide clavulanique 100 mg/12,5 mg par mL',
      ['amoxicillin 100 mg/1 mL', 'clavulanicAcid 12.5 mg/1 mL'],
    ],
  ])('%s', (words, expected) => expect(strengths(words)).toEqual(expected));
  test('a brand does not tell which strength is whose', () => expect(strengths('Ixprim 37,5 mg/325 mg')).toEqual([]));
  test('one strength for two substances is nobody’s', () =>
    expect(strengths('tramadol/paracetamol 325 mg')).toEqual([]));
  test('the code of a listed product does', () =>
    expect(strengths('Ixprim', '60000001')).toEqual(['tramadol 37.5 mg/1 {dose}', 'paracetamol 325 mg/1 {dose}']));
});

test.each([
  ['1,00 mg / un comprimé', { numerator: { value: 1, unit: 'mg' }, denominator: { value: 1, unit: '{dose}' } }],
  ['1 g / 100 ml de solution', { numerator: { value: 1, unit: 'g' }, denominator: { value: 100, unit: 'mL' } }],
  ['5000 UI', { numerator: { value: 5000, unit: '[IU]' } }],
  ['300 mg et 12', null],
  ['quantité suffisante', null],
])('a listed strength: %s', (words, expected) => expect(readStrength(words)).toEqual(expected));

test('a brand whose label order is known tells which strength is whose', () => {
  const ordered = { ...pack, products: pack.products.map((product) => ({ ...product, ordered: true as const })) };
  const withOrder = buildResolverTables([ordered], (_pack, id) => ids.indexOf(id));
  const resolution = resolveMedication({ codings: [], text: 'IXPRIM 37,5 mg/325 mg, comprimé' }, withOrder);
  const read = resolution.recognised ? resolution.strengths : [];
  expect(read.map(({ substance, strength }) => [ids[substance], strength.numerator.value])).toEqual([
    ['tramadol', 37.5],
    ['paracetamol', 325],
  ]);
});

test('a product that is named by its code makes no word a drug', () => {
  const named = { ...pack, products: pack.products.map((product) => ({ ...product, name: 'CIS 60000001' })) };
  const byCode = buildResolverTables([named], (_pack, id) => ids.indexOf(id));
  expect(resolveMedication({ codings: [], text: 'CIS bio' }, byCode).recognised).toBe(false);
});
