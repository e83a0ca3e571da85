import { expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import { compileKnowledge } from '../knowledge/compileKnowledge.ts';
import { actsBy, isLocalOnly, lineOf } from './lines.ts';

const text = (words: string) => ({ en: words, fr: words });
const substance = (id: string) => ({ id, name: text(id), synonyms: [], rxNorm: [], atc: [], snomed: [] });
const pack: KnowledgePack = {
  format: 1,
  id: 'routes',
  version: '1',
  title: text('routes'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ['fentanyl', 'desmopressin', 'mometasone', 'testosterone', 'timolol', 'triamcinolone', 'econazole'].map(
    substance,
  ),
  classes: [],
  products: [],
  conditionGroups: [],
  rules: [],
  coverage: [],
};
const knowledge = compileKnowledge([pack]);

function line(drug: string, route: MedicationOrder['dosages'][number]['route']) {
  return lineOf(
    {
      id: 'line',
      revision: 1,
      status: 'active',
      medication: { codings: [], text: drug },
      dosages: [{ route, timing: {}, asNeeded: false }],
      start: null,
      end: null,
      authoredOn: null,
      category: 'inpatient',
    },
    knowledge,
  );
}

test.each([
  ['fentanyl', 'nasal', 'systemic'],
  ['desmopressin', 'nasal', 'systemic'],
  ['mometasone', 'nasal', 'local'],
  ['testosterone', 'topical', 'systemic'],
  ['econazole', 'topical', 'local'],
  ['timolol', 'ophthalmic', 'local'],
  ['triamcinolone', 'intraarticular', 'systemic'],
  ['triamcinolone', 'topical', 'local'],
  ['fentanyl', 'transdermal', 'systemic'],
  ['zyxomab', 'nasal', 'local'],
] as const)('%s by the %s route acts %s', (drug, route, expected) => {
  expect(actsBy(line(drug, route))).toBe(expected);
  expect(isLocalOnly(line(drug, route))).toBe(expected === 'local');
});
