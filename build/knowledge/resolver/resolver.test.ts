import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllergies } from '../../../clinical/families/allergy/readAllergy.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { createResolverMemo } from '../../../clinical/resolver/resolution.ts';
import { resolveMedication } from '../../../clinical/resolver/resolveMedication.ts';
import { readFrenchBase } from './frenchBase.ts';
import { allergyIntolerance } from '../../../schema/chart/allergy.ts';
import { resolverReport } from '../commands/resolverReport.ts';
import { measureFrench } from './measureFrench.ts';
import { measureHl7 } from './measureHl7.ts';
import { measureSynthea } from './measureSynthea.ts';
import { createNameReader } from './nameReader.ts';
import { starterNames } from './starterNames.ts';

const compiled = starterNames(join(import.meta.dirname, '..', 'starter'));
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const pack = compiled.value;
const knowledge = compileKnowledge([pack]);

function read(text: string): readonly string[] | string {
  const resolution = resolveMedication({ codings: [], text }, knowledge.resolver);
  return resolution.recognised
    ? resolution.substances.map((number) => knowledge.substances[number]?.id ?? '?').toSorted()
    : resolution.why;
}

test.each([
  ['huile de foie de poisson, capsule', 'unknown'],
  ['gélatine', 'unknown'],
  ['latex', 'unknown'],
  ['lait de vache', 'unknown'],
  ['metabisulfite', 'unknown'],
  ['paracétamol 500 mg, gélatine, parabènes', ['paracetamol']],
  ['PRORHINEL RHUME', ['benzododecinium', 'polysorbate80']],
])('no word of an order means what people are only allergic to: %s', (text, expected) =>
  expect(read(text)).toEqual(expected),
);

test.each([
  ['poisson', 'fishProtein'],
  ['Allergie au latex', 'naturalLatex'],
  ['gelatin', 'gelatin'],
  ['sulphites', 'sulfites'],
])('an allergy record means it by the same word: %s', (text, id) => {
  const entry = allergyIntolerance.parse({
    id: 'a',
    active: true,
    verification: 'confirmed',
    type: 'allergy',
    category: 'unknown',
    code: { codings: [], text },
    criticality: 'unknown',
    reactions: [],
    recordedAt: null,
  });
  const memo = createResolverMemo();
  // The word was an order's first: what was remembered of it there must not count here.
  resolveMedication({ codings: [], text }, knowledge.resolver, memo);
  const [allergy] = readAllergies([entry], knowledge, memo);
  expect([...(allergy?.named ?? [])].map((number) => knowledge.substances[number]?.id)).toEqual([id]);
});

describe('the starter reads', () => {
  test.each([
    ['ofloxacine 200 mg', ['ofloxacin']],
    ['ephedrine 30 mg/10 mL', ['ephedrine']],
    ['quinine 500 mg', ['quinine']],
    ['ketamine 250 mg/5 mL', ['ketamine']],
    ['folinate de calcium 50 mg', ['folinicAcid']],
    ['scopolamine butylbromure 20 mg/mL', ['hyoscineButylbromide']],
    ['VITAMINE PP AGUETTANT 100 mg/2 ml', ['nicotinamide']],
    ['Vitamine B1 B6 BAYER', ['pyridoxine', 'thiamine']],
    ['vitamin C 10 mg', ['ascorbicAcid']],
    ['CALCIDOSE VITAMINE D3, 500 mg/800 UI', ['calciumCarbonate', 'colecalciferol']],
    ['ASPIRINE UPSA VITAMINEE C TAMPONNEE EFFERVESCENTE', ['acetylsalicylicAcid', 'ascorbicAcid']],
    ['PARACETAMOL EG 300 mg, poudre pour solution buvable édulcorée au sorbitol et à la saccharine', ['paracetamol']],
    ['HUMEX TOUX SECHE OXOMEMAZINE 0,33 mg/ml, sirop', ['oxomemazine']],
    ['Strepsils lidocaïne, pastille', ['amylmetacresol', 'dichlorobenzylAlcohol', 'lidocaine']],
    ['200 ML BAG : NICARDIPINE IN NACL (ISO-OS) 40 MG/200 ML IV PGBK', ['nicardipine']],
    ['IOMERON 350 (350 mg Iode/mL), solution injectable', ['iomeprol']],
    ['oxygène 2 L/min', ['oxygen']],
    ['sérum physiologique', ['sodiumChloride']],
    ['eau pour préparations injectables 10 mL', ['waterForInjection']],
    ['Belladonna 9 CH granules', ['homeopathicPreparation']],
    ['Hypericum perforatum TM', ['stJohnsWort']],
    ['Movicol', ['macrogol']],
    ['Kadcyla', ['trastuzumabEmtansine']],
    ['trastuzumab 440 mg', ['trastuzumab']],
    ['OLIMEL N9E, émulsion pour perfusion', expect.arrayContaining(['aminoAcids', 'potassiumChloride'])],
    ['perindopril arginine 5 mg', ['perindopril']],
    ['mag sulfate 2 g', ['magnesiumSulfate']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    'Humex',
    'NaCl PF and zyxomab',
    'digoxin PF plus zyxopril',
    'Magné B12',
    'tardyferon zyxostatine',
    'mag 2',
  ])('%s is not recognised whole', (text) => expect(typeof read(text)).toBe('string'));

  test('a code of an ATC group is no substance, a code of a substance is', () => {
    const coded = (code: string) =>
      resolveMedication({ codings: [{ system: 'http://www.whocc.no/atc', code }], text: 'x' }, knowledge.resolver);
    expect(coded('C10AA').recognised).toBe(false);
    expect(coded('C10A').recognised).toBe(false);
    expect(coded('C10AA01').recognised).toBe(true);
  });
});

test('no name and no substance code leads to two substances, but by a product that holds both', () => {
  const products = new Set(
    pack.products.flatMap(({ ingredients }) => [
      ingredients
        .map(({ substance }) => substance)
        .toSorted()
        .join(),
    ]),
  );
  const shared = [...knowledge.resolver.byName, ...knowledge.resolver.byCode].filter(
    ([, numbers]) =>
      numbers.length > 1 &&
      !products.has(
        numbers
          .map((number) => knowledge.substances[number]?.id ?? '?')
          .toSorted()
          .join(),
      ),
  );
  expect(shared.map(([key]) => key)).toEqual([]);
});

describe('laws', () => {
  const drugs = [
    'escitalopram',
    'amoxicilline',
    'chlorure de potassium',
    'Doliprane',
    'insuline glargine',
    'acide folique',
  ];
  const drug = fc.constantFrom(...drugs);
  const strange = fc.stringMatching(/^[bdfgklmnprtvz][aeiou][bdfglmnprt][aeiou][bdgklpvz]u[wq]$/);

  test('case, accents and repeated spaces do not matter', () => {
    fc.assert(
      fc.property(drug, fc.boolean(), fc.nat(3), (name, upper, spaces) => {
        const plain = name
          .normalize('NFD')
          .replaceAll(/\p{M}/gu, '')
          .replaceAll(' ', ' '.repeat(spaces + 1));
        expect(read(upper ? plain.toUpperCase() : plain)).toEqual(read(name));
      }),
    );
  });

  test('the order of the parts of a combination does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(drugs, { minLength: 2 }), (names) => {
        const joined = names.join(' / ');
        expect(read(joined)).toEqual(read(names.toSorted().join(' / ')));
      }),
    );
  });

  test('an unknown word never turns a drug into another: it stays, or is not recognised', () => {
    fc.assert(
      fc.property(drug, strange, fc.boolean(), (name, word, ahead) => {
        const found = read(ahead ? `${word} ${name}` : `${name} ${word}`);
        if (typeof found !== 'string') expect(found).toEqual(read(name));
      }),
    );
  });

  test('an unknown word between signs of a combination leaves it unrecognised', () => {
    fc.assert(
      fc.property(drug, strange, fc.constantFrom(' / ', ' + ', ' et ', ' and '), (name, word, sign) => {
        expect(typeof read(`${name}${sign}${word}`)).toBe('string');
      }),
    );
  });
});

const shared =
  process.env['WARDLIGHT_SHARED_DATA'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');
const isPresent = ['bdpm', 'synthea', 'hl7'].every((name) => existsSync(join(shared, name)));
if (!isPresent)
  console.log(`skipped: no French products, Synthea and HL7 samples at ${shared} (WARDLIGHT_SHARED_DATA)`);

describe.skipIf(!isPresent)('measured on the data', { timeout: 60_000 }, () => {
  test('French products: nine in ten and more are read, and none as another drug', () => {
    const products = readFrenchBase(join(shared, 'bdpm'));
    if (!products.ok) throw new Error(products.error);
    const french = measureFrench(products.value, knowledge, createNameReader(knowledge));
    expect(french.wrong).toEqual([]);
    expect(french.marketed).toBe(13_568);
    expect(french.recognised / french.marketed).toBeGreaterThan(0.97);
    expect(french.ofKnownActivesRecognised / french.ofKnownActives).toBeGreaterThan(0.98);
  });
  test('every drug of Synthea and of the HL7 samples is read', () => {
    for (const measure of [
      measureSynthea(join(shared, 'synthea'), knowledge),
      measureHl7(join(shared, 'hl7'), knowledge),
    ]) {
      expect(measure.total).toBeGreaterThan(0);
      expect(measure.names.filter(({ substances }) => substances === null)).toEqual([]);
    }
  });
  test('docs/knowledge/resolver.md is current, and lists every name that is not read', () => {
    const [root, starter] = [join(import.meta.dirname, '..', '..', '..'), join(import.meta.dirname, '..', 'starter')];
    const [bdpm, synthea, hl7] = ['bdpm', 'synthea', 'hl7'].map((name) => join(shared, name));
    const checked = resolverReport(starter, { bdpm, synthea, hl7 }, join(root, 'docs', 'knowledge', 'resolver.md'), {
      checkOnly: true,
    });
    expect(checked.ok ? 'current' : checked.error.message).toBe('current');
  });
});
