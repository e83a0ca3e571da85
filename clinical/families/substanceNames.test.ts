import { expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { lineOf } from '../facts/lines.ts';
import { compileKnowledge } from '../knowledge/compileKnowledge.ts';
import { orderEvidence } from './substanceNames.ts';

const text = (words: string) => ({ en: words, fr: words });
const pack: KnowledgePack = {
  format: 1,
  id: 'names',
  version: '1',
  title: text('names'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: [{ id: 'paracetamol', name: text('paracetamol'), synonyms: [], rxNorm: [], atc: [], snomed: [] }],
  classes: [],
  products: [],
  conditionGroups: [],
  rules: [],
  coverage: [],
};
const knowledge = compileKnowledge([pack]);

test.each([
  [{ frequency: 3, period: 1, periodUnit: 'd' } as const, 'paracetamol 500 mg'],
  [{}, 'paracetamol 500 mg: "1 cp x 3/j"'],
])('evidence quotes an instruction from which the dose was read', (timing, expected) => {
  const line = lineOf(
    {
      id: 'line',
      revision: 1,
      status: 'active',
      medication: { codings: [], text: 'paracetamol 500 mg' },
      dosages: [{ route: 'oral', timing, asNeeded: false, text: '1 cp x 3/j' }],
      start: null,
      end: null,
      authoredOn: null,
      category: 'inpatient',
    },
    knowledge,
  );
  expect(orderEvidence(knowledge, line, 0).text).toBe(expected);
});
