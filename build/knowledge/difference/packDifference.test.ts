import { expect, test } from 'vitest';
import type { KnowledgePack, Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { InteractionRule } from '../../../schema/knowledge/rules/interaction.ts';
import { diffPacks } from '../commands/diffPacks.ts';
import { packDifference } from './packDifference.ts';

const text = (words: string) => ({ en: words, fr: words });
const substance = (id: string) => ({ id, name: text(id), synonyms: [], rxNorm: [], atc: [], snomed: [] });
const rule = (
  id: string,
  a: InteractionRule['a'],
  b: InteractionRule['b'],
  levels: InteractionRule['levels'],
  cited = '1',
): Rule => ({
  id,
  family: 'interaction',
  a,
  b,
  levels,
  hazard: text(id),
  actions: [text('x')],
  evidenceLevel: 'probable',
  citations: [{ sourceId: 's', text: cited }],
  modifiers: [],
  monitor: [],
});
const pack = (version: string, members: string[], rules: Rule[]): KnowledgePack => ({
  format: 1,
  id: 'p',
  version,
  title: text('P'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [{ id: 's', title: 's', edition: version, licence: 'x' }],
  substances: [...new Set([...members, 'x', 'y'])].map(substance),
  classes: [{ id: 'k', name: text('k'), members }],
  products: [],
  conditionGroups: [],
  rules,
  coverage: [],
});
const [x, y, k] = [{ substance: 'x' }, { substance: 'y' }, { class: 'k' }];

const before = pack(
  '1',
  ['a', 'b'],
  [
    rule('r1', k, x, [{ severity: 'precaution' }]),
    rule('r2', x, y, [{ severity: 'contraindicated' }]),
    rule('r3', { substance: 'a' }, y, [{ severity: 'precaution' }]),
  ],
);
const after = pack(
  '2',
  ['a', 'c'],
  [
    rule('r1', k, x, [
      { severity: 'contraindicated', when: { fact: 'substance', of: 'a', in: [{ substance: 'a' }] } },
      { severity: 'precaution' },
    ]),
    rule('r2', x, y, [{ severity: 'notRecommended' }]),
    rule('r3', { substance: 'a' }, y, [{ severity: 'precaution' }], 'cited elsewhere'),
  ],
);

test('pairs are added, removed, raised and lowered through classes and levels by drug', () => {
  expect(packDifference(before, after).pairs).toEqual([
    { pair: ['a', 'x'], before: 'precaution', after: 'contraindicated', kind: 'raised' },
    { pair: ['b', 'x'], before: 'precaution', after: null, kind: 'removed' },
    { pair: ['c', 'x'], before: null, after: 'precaution', kind: 'added' },
    { pair: ['x', 'y'], before: 'contraindicated', after: 'notRecommended', kind: 'lowered' },
  ]);
});

test('a rule that is only cited otherwise has not changed', () => {
  expect(packDifference(before, after).rules).toEqual([
    { id: 'r1', family: 'interaction', kind: 'changed' },
    { id: 'r2', family: 'interaction', kind: 'changed' },
  ]);
});

test('a level whose fact is unknown counts as if it held', () => {
  const conditioned = pack(
    '2',
    ['a', 'b'],
    [
      rule('r2', x, y, [
        { severity: 'contraindicated', when: { fact: 'age', comparator: '>=', years: 65 } },
        { severity: 'precaution' },
      ]),
    ],
  );
  expect(packDifference(before, conditioned).pairs.filter(({ pair }) => pair.join() === 'x,y')).toEqual([]);
});

test('is told by drug, for a person and for a program', () => {
  const said = (...options: Parameters<typeof diffPacks> extends [unknown, unknown, ...infer Rest] ? Rest : never) => {
    const told = diffPacks(before, after, ...options);
    return told.ok ? told.value : told.error.message;
  };
  const told = said();
  expect(told).toContain('Pairs of drugs: 1 added, 1 removed, 1 raised, 1 lowered');
  expect(told).toContain('x: pairs 1 added, 1 removed, 1 raised, 1 lowered; rules 2 changed');
  expect(said({ drug: 'y' })).toContain('x + y: lowered, contraindicated -> notRecommended');
  expect(said({ drug: 'z' })).toContain('neither pack has a drug of this id or name');
  expect(diffPacks(before, before, { drug: 'x' })).toMatchObject({ value: 'x: nothing changes' });
  expect(JSON.parse(said({ asJson: true }))).toMatchObject({
    substances: { added: ['c'], removed: ['b'] },
  });
});
