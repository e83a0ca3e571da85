import { expect, test } from 'vitest';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { createText } from '../../text/createText.ts';
import { answerReview, withPartsApart } from './reviewAnswer.ts';
import { readReviewInput } from './reviewInput.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const order = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'stopped',
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: { text: 'Ramipril' },
};

/** Knows ramipril, and covers it for duplicates and cumulative risk: a chart with it alone is clear there. */
const pack: KnowledgePack = {
  format: 1,
  id: 'test',
  version: '1',
  title: { en: 'Test', fr: 'Test' },
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: [
    { id: 'ramipril', name: { en: 'ramipril', fr: 'ramipril' }, synonyms: [], rxNorm: [], atc: [], snomed: [] },
  ],
  classes: [],
  products: [],
  conditionGroups: [],
  rules: [],
  coverage: [
    { family: 'duplicateTherapy', substances: ['ramipril'] },
    { family: 'cumulativeRisk', substances: ['ramipril'] },
  ],
};

function answer(...resources: object[]) {
  const value = { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) };
  const input = readReviewInput({ source: 'test', line: 1, value }, NOW);
  if (!input.ok || input.value[0] === undefined) throw new Error('no input');
  const moment = { now: NOW, asOf: NOW, utcOffsetMinutes: 0 };
  return answerReview(input.value[0], compileKnowledge([pack]), moment, createText('en'));
}

test('every family is in exactly one place when nothing is found', () => {
  const made = answer({ resourceType: 'Patient', id: 'p1' }, order);
  const families = [...made.clear, ...made.notApplicable, ...new Set(made.notAssessed.map(({ family }) => family))];
  expect(families).toHaveLength(22);
  expect(new Set(families).size).toBe(22);
  expect(made.findings).toEqual([]);
});

test('a resource that could not be read leaves no family clear', () => {
  const whole = answer({ resourceType: 'Patient', id: 'p1' }, { ...order, status: 'active' });
  const torn = answer(
    { resourceType: 'Patient', id: 'p1' },
    { ...order, status: 'active' },
    { ...order, id: 'm2', authoredOn: 'soon' },
  );
  expect(whole.clear).not.toEqual([]);
  expect(torn.clear).toEqual([]);
  expect(torn.refused).toHaveLength(1);
  expect(torn.notApplicable).toEqual([]);
  for (const family of whole.clear) {
    expect(torn.notAssessed).toContainEqual({
      family,
      orders: [],
      reason: 'unavailable',
      detail: '1 resources of the input could not be read',
    });
  }
});

test('for programs, what is told as one finding is one entry per family that found something', () => {
  const part = (family: 'laboratoryTrigger' | 'cumulativeRisk', rule: string) => ({
    family,
    severity: 'precaution' as const,
    tier: 'show' as const,
    substances: ['spironolactone'],
    rule,
    rules: [rule],
    orders: ['o1'],
    message: `by ${rule}`,
  });
  const whole = {
    ...part('laboratoryTrigger', 'r1'),
    rules: ['r1', 'r2'],
    message: 'high potassium',
    evidence: [],
    hazard: 'h',
    actions: ['a'],
    clearsWhen: [],
    initialTier: 'show',
    sources: [],
    parts: [part('laboratoryTrigger', 'r1'), part('cumulativeRisk', 'r2')],
  };
  const answer = {
    id: '1',
    patient: 'p',
    findings: [whole],
    clear: [],
    notAssessed: [],
    notApplicable: [],
    unknowns: [],
  };
  expect(withPartsApart(answer).findings).toEqual([
    expect.objectContaining({
      family: 'laboratoryTrigger',
      rules: ['r1'],
      message: 'by r1',
      toldAs: 'high potassium',
      actions: ['a'],
    }),
    expect.objectContaining({
      family: 'cumulativeRisk',
      rules: ['r2'],
      message: 'by r2',
      toldAs: 'high potassium',
      actions: ['a'],
    }),
  ]);
});
