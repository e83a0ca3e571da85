import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ansmPack } from '../../build/knowledge/ansm/ansmPack.ts';
import { classNameEn } from '../../build/knowledge/ansm/classNames.ts';
import { readAnsm } from '../../build/knowledge/ansm/readAnsm.ts';
import { checkPack } from '../../sync/pack/checkPack.ts';
import { whereAnsmIs } from './whereAnsmIs.ts';

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
