import { expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { recogniseText } from './recogniseText.ts';
import { buildResolverTables } from './resolverTables.ts';

const ids = ['colecalciferol', 'iron', 'folicAcid', 'losartan', 'calciumCarbonate', 'pyridoxine'] as const;
const names: Readonly<Record<(typeof ids)[number], readonly string[]>> = {
  colecalciferol: ['colecalciferol', 'vitamine D3'],
  iron: ['fer'],
  folicAcid: ['acide folique', 'vitamine B9'],
  losartan: ['losartan'],
  calciumCarbonate: ['carbonate de calcium'],
  pyridoxine: ['pyridoxine', 'vitamine B6'],
};
const text = (words: string) => ({ en: words, fr: words });
const pack: KnowledgePack = {
  format: 1,
  id: 'resolver',
  version: '1',
  title: text('resolver'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ids.map((id) => ({
    id,
    name: text(names[id][0] ?? id),
    synonyms: [...names[id]],
    rxNorm: [],
    atc: [],
    snomed: [],
  })),
  classes: [],
  products: [],
  conditionGroups: [],
  rules: [],
  coverage: [],
};
const tables = buildResolverTables([pack], (_pack, id) => ids.findIndex((known) => known === id));

function read(words: string) {
  const { substances, whole } = recogniseText(words, tables);
  return { drugs: substances.map((number) => ids[number]), whole };
}

test('an element ahead of a vitamin is an ingredient, and one that is not known leaves the product half recognised', () => {
  expect(read('Calcium vitamine D3 500 mg/400 UI')).toEqual({ drugs: ['colecalciferol'], whole: false });
  expect(read('Magnésium vitamine B6')).toEqual({ drugs: ['pyridoxine'], whole: false });
  expect(read('Fer vitamine B9')).toEqual({ drugs: ['iron', 'folicAcid'], whole: true });
});

test('an element behind a drug is its salt, and a vitamin alone is whole', () => {
  expect(read('losartan potassium 50 mg')).toEqual({ drugs: ['losartan'], whole: true });
  expect(read('Vitamine D3 1000 UI')).toEqual({ drugs: ['colecalciferol'], whole: true });
  expect(read('Vitamine D3 carbonate de calcium')).toEqual({
    drugs: ['colecalciferol', 'calciumCarbonate'],
    whole: true,
  });
});
