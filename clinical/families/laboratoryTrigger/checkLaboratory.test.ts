import { expect, test } from 'vitest';
import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import { type KnowledgePack, knowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from '../../knowledge/compileKnowledge.ts';
import { review } from '../../review/review.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const HOUR_MS = 3_600_000;
const text = (words: string) => ({ en: words, fr: words });
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR_MS).toISOString();

/** Creatine kinase under a statin: above 1,000 U/L within ten days. */
function knowledgeWith(more: { onlyIfMeasured?: boolean; routes?: string[] }) {
  const pack: KnowledgePack = knowledgePack.parse({
    format: 1,
    id: 'laboratory',
    version: '1',
    title: text('laboratory'),
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [],
    substances: [{ id: 'simvastatin', name: text('simvastatin'), synonyms: [], rxNorm: [], atc: [], snomed: [] }],
    classes: [],
    products: [],
    conditionGroups: [],
    rules: [
      {
        id: 'creatine-kinase',
        family: 'laboratoryTrigger',
        drugs: [{ substance: 'simvastatin' }],
        analyte: 'creatineKinase',
        course: 'value',
        bands: [{ comparator: '>=', value: { value: 1000, unit: 'U/L' }, severity: 'notRecommended', critical: false }],
        maximumAgeHours: 240,
        hazard: text('High creatine kinase.'),
        actions: [text('Stop it.')],
        evidenceLevel: 'established',
        citations: [{ sourceId: 'test', text: 'test' }],
        modifiers: [],
        monitor: [],
        ...more,
      },
    ],
    coverage: [{ family: 'laboratoryTrigger', substances: ['simvastatin'] }],
  });
  return compileKnowledge([pack]);
}

function outcome(
  knowledge: ReturnType<typeof knowledgeWith>,
  result: { value: number; hours: number } | null,
  given: { route?: string; resultsAsOf?: string } = {},
) {
  const asOf = given.resultsAsOf ?? NOW;
  const feed = { asOf: NOW, limitMinutes: 60 };
  const chart = chartSchema.parse({
    id: 'chart',
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
    orders: [
      {
        id: 'line',
        revision: 1,
        status: 'active',
        medication: { codings: [], text: 'simvastatin' },
        dosages: [{ route: given.route ?? 'oral', timing: {}, asNeeded: false }],
        start: hoursAgo(500),
        end: null,
        authoredOn: hoursAgo(500),
        category: 'inpatient',
      },
    ],
    administrations: [],
    observations:
      result === null
        ? []
        : [
            {
              id: 'ck',
              status: 'final',
              category: 'laboratory',
              code: { codings: [], text: 'CK' },
              value: { value: result.value, unit: 'U/L' },
              effectiveAt: hoursAgo(result.hours),
              issuedAt: hoursAgo(result.hours),
            },
          ],
    allergies: { state: 'noKnownAllergies', entries: [], assertedAt: NOW },
    conditions: { state: 'recorded', entries: [] },
    completeSince: hoursAgo(9000),
    feedsAsOf: { orders: NOW, results: asOf, allergies: NOW, conditions: NOW, patient: NOW },
  });
  const answer = review({ chart, events: [] }, knowledge, {
    now: NOW,
    feeds: { orders: feed, results: { ...feed, asOf }, allergies: feed, conditions: feed, patient: feed },
    clock: { trusted: true },
    utcOffsetMinutes: 0,
  });
  return answer.families.find(({ family }) => family === 'laboratoryTrigger')?.outcome;
}

const wanted = knowledgeWith({});
const onlyIfMeasured = knowledgeWith({ onlyIfMeasured: true });

test('a result that every patient should have, and that is missing or too old, is not assessed', () => {
  expect(outcome(wanted, null)).toBe('notAssessed');
  expect(outcome(wanted, { value: 90, hours: 300 })).toBe('notAssessed');
});

test('a result that nobody asks for leaves nothing open while there is none, or an old one that was harmless', () => {
  expect(outcome(onlyIfMeasured, null)).toBe('clear');
  expect(outcome(onlyIfMeasured, { value: 90, hours: 300 })).toBe('clear');
});

test('an old one that was dangerous stays open, and a fresh one is a finding', () => {
  expect(outcome(onlyIfMeasured, { value: 1500, hours: 300 })).toBe('notAssessed');
  expect(outcome(onlyIfMeasured, { value: 1500, hours: 10 })).toBe('finding');
});

test('without fresh results nobody knows that there is none', () =>
  expect(outcome(onlyIfMeasured, null, { resultsAsOf: hoursAgo(5) })).toBe('notAssessed'));

test('a rule for some routes concerns those, and one that is not stated', () => {
  const byVein = knowledgeWith({ routes: ['intravenous'] });
  expect(outcome(byVein, { value: 1500, hours: 10 }, { route: 'oral' })).toBe('notApplicable');
  expect(outcome(byVein, { value: 1500, hours: 10 }, { route: 'intravenous' })).toBe('finding');
  expect(outcome(byVein, { value: 1500, hours: 10 }, { route: 'unknown' })).toBe('finding');
});
