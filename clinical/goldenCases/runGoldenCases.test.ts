import { expect, test } from 'vitest';
import { chart as chartSchema } from '../../schema/chart/chart.ts';
import type { GoldenCase } from '../../schema/knowledge/goldenCase.ts';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from '../knowledge/compileKnowledge.ts';
import { runGoldenCases } from './runGoldenCases.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const text = (words: string) => ({ en: words, fr: words });
const substance = (id: string) => ({ id, name: text(id), synonyms: [], rxNorm: [], atc: [], snomed: [] });
const pack: KnowledgePack = {
  format: 1,
  id: 'p',
  version: '1',
  title: text('P'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ['alphamab', 'betamab', 'gammamab'].map(substance),
  classes: [],
  products: [],
  conditionGroups: [],
  rules: [
    {
      id: 'r',
      family: 'interaction',
      a: { substance: 'alphamab' },
      b: { substance: 'betamab' },
      levels: [{ severity: 'notRecommended' }],
      hazard: text('x'),
      actions: [text('x')],
      evidenceLevel: 'probable',
      citations: [{ sourceId: 's', text: 'x' }],
      modifiers: [],
      monitor: [],
    },
  ],
  coverage: [],
};
const knowledge = compileKnowledge([pack]);

function caseOf(drugs: readonly string[], wanted: Partial<GoldenCase>): GoldenCase {
  const order = (drug: string, index: number) => ({
    id: `line${index}`,
    revision: 1,
    status: 'active',
    medication: { codings: [], text: drug },
    dosages: [],
    start: null,
    end: null,
    authoredOn: null,
    category: 'inpatient',
  });
  const chart = chartSchema.parse({
    id: 'case',
    siteId: 'site',
    wardId: 'ward',
    revision: 1,
    patient: {
      familyName: 'CASE',
      givenNames: [],
      birthDate: null,
      sex: 'unknown',
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
    },
    stay: null,
    orders: drugs.map(order),
    administrations: [],
    observations: [],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: NOW, results: NOW, allergies: NOW, conditions: NOW, patient: NOW },
  });
  return { name: 'case', now: NOW, chart, find: [], ...wanted };
}
const both = { family: 'interaction' as const, substances: ['betamab', 'alphamab'] };

test.each([
  ['found at its severity', { find: [{ ...both, severity: 'notRecommended' as const }] }],
  ['found at a worse one than wanted', { find: [{ ...both, severity: 'precaution' as const }] }],
  ['found, and the severity is not said', { find: [both] }],
  ['quiet: nothing must be answered', { quiet: true }],
])('%s passes', (_name, wanted) => {
  expect(runGoldenCases([caseOf(['alphamab', 'betamab'], wanted)], knowledge)).toEqual([]);
});

test.each([
  ['milder than wanted', ['alphamab', 'betamab'], { ...both, severity: 'contraindicated' as const }],
  ['not found', ['alphamab', 'gammamab'], both],
])('%s fails, and says what is missing', (_name, drugs, wanted) => {
  const [failure, ...more] = runGoldenCases([caseOf(drugs, { find: [wanted] })], knowledge);
  expect(more).toEqual([]);
  expect(failure?.detail).toMatch(/^missing: interaction betamab\+alphamab/);
});

test('a chart that must be quiet and is not fails', () => {
  const [rule] = pack.rules;
  if (rule?.family !== 'interaction') throw new Error('the pack has one interaction');
  const loud = compileKnowledge([{ ...pack, rules: [{ ...rule, levels: [{ severity: 'contraindicated' }] }] }]);
  expect(runGoldenCases([caseOf(['alphamab', 'betamab'], { quiet: true })], loud)).toEqual([
    { name: 'case', detail: 'must be answered: interaction alphamab+betamab' },
  ]);
});
