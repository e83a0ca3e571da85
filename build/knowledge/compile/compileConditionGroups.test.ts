import { expect, test } from 'vitest';
import { compileConditionGroups, namedGroups } from './compileConditionGroups.ts';
import { createFaultLog } from './sourceFault.ts';

const compile = (value: Parameters<typeof compileConditionGroups>[0][number]['value']) => {
  const log = createFaultLog();
  return { groups: compileConditionGroups([{ file: 'conditionGroups.yaml', value }], log), faults: log.faults };
};

test('a group takes in all that the groups it names hold', () => {
  const { groups, faults } = compile({
    liver: { en: 'liver', fr: 'foie', icd10: ['K73'], of: ['cirrhosis'] },
    cirrhosis: {
      en: 'cirrhosis',
      fr: 'cirrhose',
      icd10: ['K74.6'],
      snomed: ['1'],
      words: ['cirrhosis'],
      of: ['varices'],
    },
    varices: { en: 'varices', fr: 'varices', icd10: ['I85', 'K74.6'] },
  });
  expect(faults).toEqual([]);
  expect(groups.find((group) => group.id === 'liver')).toMatchObject({
    icd10Prefixes: ['K73', 'K74.6', 'I85'],
    codings: [{ code: '1' }],
    words: ['cirrhosis'],
  });
  expect(groups.find((group) => group.id === 'varices')).not.toHaveProperty('words');
});

test('a group that is not there, or holds itself, is a fault', () => {
  expect(compile({ a: { en: 'a', fr: 'a', icd10: [], of: ['b'] } }).faults).toHaveLength(1);
  expect(compile({ a: { en: 'a', fr: 'a', icd10: [], of: ['a'] } }).faults).toHaveLength(1);
});

test('a rule may name a group, now or ever', () => {
  const { groups } = compile({ gout: { en: 'gout', fr: 'goutte', icd10: ['M10'] } });
  expect(new Map(namedGroups(groups)).get('gout')).toEqual({ fact: 'condition', group: 'gout' });
  expect(new Map(namedGroups(groups)).get('ever gout')).toEqual({ fact: 'condition', group: 'gout', history: true });
});
