import { expect, test } from 'vitest';
import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import { knowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from '../../knowledge/compileKnowledge.ts';
import { review } from '../../review/review.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const text = (words: string) => ({ en: words, fr: words });

function oneIsEnough(id: string, severity: 'contraindicated' | 'notRecommended') {
  return {
    id,
    family: 'duplicateTherapy',
    class: { class: id },
    severity,
    intended: [],
    hazard: text(id),
    actions: [text('Stop one.')],
    evidenceLevel: 'established',
    citations: [{ sourceId: 'test', text: 'test' }],
    modifiers: [],
    monitor: [],
  };
}

const drugs: Readonly<Record<string, string>> = {
  heparin: 'B01AB01',
  enoxaparin: 'B01AB05',
  fondaparinux: 'B01AX05',
  lamivudine: 'J05AF05',
  abacavir: 'J05AF06',
};
const knowledge = compileKnowledge([
  knowledgePack.parse({
    format: 1,
    id: 'doubles',
    version: '1',
    title: text('doubles'),
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [],
    substances: Object.entries(drugs).map(([id, atc]) => ({
      id,
      name: text(id),
      synonyms: [],
      rxNorm: [],
      atc: [atc],
      snomed: [],
    })),
    classes: [
      { id: 'heparins', name: text('heparins'), members: ['heparin', 'enoxaparin'] },
      { id: 'injectables', name: text('injectables'), members: ['heparin', 'enoxaparin', 'fondaparinux'] },
    ],
    products: [],
    conditionGroups: [],
    rules: [oneIsEnough('injectables', 'notRecommended'), oneIsEnough('heparins', 'contraindicated')],
    coverage: [{ family: 'duplicateTherapy', substances: Object.keys(drugs) }],
  }),
]);

function doubles(...lines: readonly string[]) {
  const feed = { asOf: NOW, limitMinutes: 60 };
  const chart = chartSchema.parse({
    id: 'case',
    siteId: 'site',
    wardId: 'ward',
    revision: 1,
    patient: {
      familyName: 'CASE',
      givenNames: ['Golden'],
      birthDate: '1970-01-15',
      sex: 'female',
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
    },
    stay: null,
    orders: lines.map((drug) => ({
      id: drug,
      revision: 1,
      status: 'active',
      medication: { codings: [], text: drug },
      dosages: [{ route: 'subcutaneous', timing: {}, asNeeded: false }],
      start: NOW,
      end: null,
      authoredOn: NOW,
      category: 'inpatient',
    })),
    administrations: [],
    observations: [],
    allergies: { state: 'noKnownAllergies', entries: [], assertedAt: NOW },
    conditions: { state: 'recorded', entries: [] },
    completeSince: NOW,
    feedsAsOf: { orders: NOW, results: NOW, allergies: NOW, conditions: NOW, patient: NOW },
  });
  const answer = review({ chart, events: [] }, knowledge, {
    now: NOW,
    feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
    clock: { trusted: true },
    utcOffsetMinutes: 0,
  });
  return answer.findings.map(({ severity, rules }) => [severity, rules[0]?.ruleId]);
}

test('two drugs that share two classes are told once, by the graver', () =>
  expect(doubles('heparin', 'enoxaparin')).toEqual([['contraindicated', 'heparins']]));

test('the wider class still tells the others', () =>
  expect(doubles('enoxaparin', 'fondaparinux')).toEqual([['notRecommended', 'injectables']]));

test('two nucleosides against HIV are the treatment', () => expect(doubles('lamivudine', 'abacavir')).toEqual([]));
