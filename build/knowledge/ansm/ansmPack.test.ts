import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPack } from '../../../sync/pack/checkPack.ts';
import { ansmPack } from './ansmPack.ts';
import { classNameEn } from './classNames.ts';
import { whereAnsmIs } from '../../../test/ansm/whereAnsmIs.ts';
import { readAnsm } from './readAnsm.ts';

const small = {
  edition: '2020-10',
  substances: [
    { id: 'a', label: 'â', classes: ['k'], rxnorm: '1', atc: [] },
    { id: 'b (sel)', label: 'b (sel)', classes: ['k', 'b (sel)'], rxnorm: '1', atc: ['B01AA01'] },
  ],
  rules: [
    {
      a: { type: 'class' as const, id: 'k' },
      b: { type: 'class' as const, id: 'k' },
      mechanism: "anti- inflammatoire, contrôle de l'INR",
      levels: [
        { level: 'contraindicated' as const, label: 'CONTRE-INDICATION', info: 'voie IV' },
        { level: 'precaution' as const, label: "Précaution d'emploi", info: 'voie orale' },
      ],
    },
    {
      a: { type: 'substance' as const, id: 'a' },
      b: { type: 'other' as const, id: 'pamplemousse' },
      mechanism: 'x',
      levels: [{ level: 'precaution' as const, label: '', info: '' }],
    },
  ],
};

describe('a rule of the thesaurus', () => {
  const { pack, report } = ansmPack(small, new Map([['1', 'alpha']]));
  const [rule] = pack.rules;

  test('with several levels asks a person, and the worst level holds until then', () => {
    expect(rule).toMatchObject({
      hazard: { fr: "anti-inflammatoire, contrôle de l'INR" },
      monitor: ['inr'],
      levels: [
        { severity: 'contraindicated', when: { fact: 'judgement', question: { fr: 'voie IV' } } },
        { severity: 'precaution' },
      ],
    });
  });
  test('with a food at one end becomes advice on the drug, and the report says so', () => {
    expect(pack.rules).toHaveLength(2);
    expect(pack.rules[1]).toMatchObject({
      family: 'administration',
      drugs: [{ substance: 'a' }],
      routes: ['oral', 'enteralTube'],
    });
    expect(report.otherEnds).toEqual([{ rule: 'ansm: a + pamplemousse', treatment: 'grapefruit', rules: 1 }]);
  });
  test('a code that the source gives to two substances stays on the more general one', () => {
    expect(pack.substances.map((entry) => entry.rxNorm)).toEqual([['1'], []]);
    expect(pack.substances[0]?.name).toEqual({ en: 'alpha', fr: 'â' });
    expect(pack.substances[1]?.synonyms).toEqual(['b']);
  });
});

/** Words that English and French share. */
const sameInBoth = [
  'bisphosphonates',
  'citrates',
  'dihydropyridines',
  'fibrates',
  'fluoroquinolones',
  'folates',
  'glinides',
  'spermicides',
  'triptans',
];

/** Beside the repository; never in it. */
whereAnsmIs('the edition of October 2020', (folder) => {
  const source = readAnsm(folder);
  if (!source.ok) throw new Error(source.error);
  const { pack, report } = ansmPack(source.value, new Map());

  test('loses no rule', () => {
    expect(report.rules).toBe(1584);
    expect(pack.rules.filter((rule) => rule.family === 'interaction')).toHaveLength(1548);
    const treated = Map.groupBy(report.otherEnds, (entry) => entry.treatment);
    expect(Object.fromEntries([...treated].map(([treatment, entries]) => [treatment, entries.length]))).toEqual({
      grapefruit: 21,
      alcohol: 8,
      anyDrugByMouth: 3,
      injectedIron: 1,
      vaginalRoute: 1,
      tea: 1,
      latex: 1,
    });
    expect(report.otherEnds.every((entry) => entry.rules > 0)).toBe(true);
  });

  test('has an English name for each of its classes', () => {
    expect(
      source.value.substances
        .flatMap((entry) => entry.classes)
        .filter((id) => classNameEn(id) === id && !sameInBoth.includes(id)),
    ).toEqual([]);
  });

  test('is a sound pack', () => expect(checkPack(pack)).toEqual([]));

  test('gives 40,791 unordered pairs of two substances, the same as an expansion of the raw files', () => {
    const members = new Map(pack.classes.map((group) => [group.id, group.members]));
    const ends = (drug: { substance: string } | { class: string }) =>
      'class' in drug ? (members.get(drug.class) ?? []) : [drug.substance];
    const pairs = new Set<string>();
    for (const rule of pack.rules) {
      if (rule.family !== 'interaction') continue;
      for (const one of ends(rule.a))
        for (const other of ends(rule.b)) if (one !== other) pairs.add([one, other].toSorted().join('|'));
    }
    expect(pairs.size).toBe(40_791);
    expect(pairs).toEqual(independentPairs(folder));
  });
});

/** The expansion again, from the raw files, by substance and not by class, so that a fault in one does not hide in the other. */
function independentPairs(folder: string): ReadonlySet<string> {
  type Raw = { id: string; classes: string[] };
  type RawRule = Record<'a' | 'b', { type: string; id: string }>;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const substances = read('substances-2020-10.json') as Raw[];
  const rules = read('rules-2020-10.json') as RawRule[];
  const partners = new Map<string, RawRule['a'][]>();
  for (const { a, b } of rules) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      partners.set(`${from.type} ${from.id}`, [...(partners.get(`${from.type} ${from.id}`) ?? []), to]);
  }
  const pairs = new Set<string>();
  for (const one of substances) {
    const reached = [`substance ${one.id}`, ...one.classes.map((name) => `class ${name}`)].flatMap(
      (key) => partners.get(key) ?? [],
    );
    const direct = new Set(reached.filter((end) => end.type === 'substance').map((end) => end.id));
    const byClass = new Set(reached.filter((end) => end.type === 'class').map((end) => end.id));
    for (const other of substances) {
      if (other.id !== one.id && (direct.has(other.id) || other.classes.some((name) => byClass.has(name))))
        pairs.add([one.id, other.id].toSorted().join('|'));
    }
  }
  return pairs;
}
