import { expect, test } from 'vitest';
import { type AllergyIntolerance, allergyIntolerance } from '../../../schema/chart/allergy.ts';
import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import { type KnowledgePack, knowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from '../../knowledge/compileKnowledge.ts';
import { review } from '../../review/review.ts';
import { readAllergies } from './readAllergy.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const text = (words: string) => ({ en: words, fr: words });

function crossReaction(id: string, severity: 'precaution' | 'contraindicated' | 'takeIntoAccount') {
  return {
    id,
    family: 'allergy',
    allergen: { substance: 'penicillin' },
    drug: { class: 'cephalosporins' },
    relation: 'crossReactive',
    severityByReaction: {
      severe: severity,
      mild: 'takeIntoAccount',
      unknown: 'takeIntoAccount',
      intolerance: 'takeIntoAccount',
    },
    hazard: text(id),
    actions: [text('Choose another.')],
    evidenceLevel: 'established',
    citations: [{ sourceId: 'test', text: 'test' }],
    modifiers: [],
    monitor: [],
  };
}

const pack: KnowledgePack = knowledgePack.parse({
  format: 1,
  id: 'allergies',
  version: '1',
  title: text('allergies'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ['penicillin', 'cefalexin', 'sulfamethoxazole'].map((id) => ({
    id,
    name: text(id),
    synonyms: [],
    rxNorm: [],
    atc: [],
    snomed: [],
  })),
  classes: [
    { id: 'cephalosporins', name: text('cephalosporins'), members: ['cefalexin'] },
    {
      id: 'sulfonamideAntimicrobials',
      name: { en: 'sulfonamide antimicrobials', fr: 'sulfamides anti-infectieux' },
      members: ['sulfamethoxazole'],
    },
  ],
  products: [],
  conditionGroups: [],
  rules: [
    crossReaction('a-first-by-name', 'precaution'),
    crossReaction('b-most-severe', 'contraindicated'),
    crossReaction('c-mild', 'takeIntoAccount'),
  ],
  coverage: [{ family: 'allergy', substances: ['penicillin', 'cefalexin', 'sulfamethoxazole'] }],
});
const knowledge = compileKnowledge([pack]);

function allergy(to: string, given: { reaction?: string; type?: 'allergy' | 'intolerance' } = {}): AllergyIntolerance {
  return allergyIntolerance.parse({
    id: 'allergy',
    code: { codings: [], text: to },
    type: given.type ?? 'allergy',
    category: 'medication',
    criticality: 'unknown',
    verification: 'confirmed',
    active: true,
    reactions:
      given.reaction === undefined
        ? []
        : [{ manifestation: { codings: [], text: given.reaction }, severity: 'unknown' }],
    recordedAt: NOW,
  });
}

function findings(drug: string, entry: AllergyIntolerance) {
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
        medication: { codings: [], text: drug },
        dosages: [],
        start: NOW,
        end: null,
        authoredOn: NOW,
        category: 'inpatient',
      },
    ],
    administrations: [],
    observations: [],
    allergies: { state: 'known', entries: [entry], assertedAt: NOW },
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
  return answer.findings.map(({ severity, tier, rules }) => ({ severity, tier, rule: rules[0]?.ruleId }));
}

test('among equally close rules the most severe leads, wherever it stands in the alphabet', () =>
  expect(findings('cefalexin', allergy('penicillin', { reaction: 'angioedema' }))).toEqual([
    { severity: 'contraindicated', tier: 'mustAnswer', rule: 'b-most-severe' },
  ]));

test('anaphylaxis to the very drug must be answered, ticked as an intolerance or not', () => {
  for (const type of ['allergy', 'intolerance'] as const)
    expect(findings('cefalexin', allergy('cefalexin', { reaction: 'Choc anaphylactique', type }))).toMatchObject([
      { severity: 'contraindicated', tier: 'mustAnswer' },
    ]);
});

test('an intolerance of the very drug informs, and need not be answered', () =>
  expect(findings('cefalexin', allergy('cefalexin', { reaction: 'nausea', type: 'intolerance' }))).toMatchObject([
    { severity: 'precaution', tier: 'show' },
  ]));

test.each(['Sulfamides', 'allergie aux sulfamides', 'Sulfa drugs', 'sulfonamides'])(
  'the everyday name "%s" leads to the class',
  (name) => expect(findings('sulfamethoxazole', allergy(name))).toMatchObject([{ severity: 'contraindicated' }]),
);

test.each(['Œdème laryngé', 'Wheezing', 'Maladie sérique', 'TIH', 'Syndrome de Lyell', 'Anémie hémolytique'])(
  '%s is severe, whatever was ticked',
  (reaction) => expect(readAllergies([allergy('cefalexin', { reaction })], knowledge)[0]?.level).toBe('severe'),
);

test.each(['Rash', 'Address unknown', 'Choccy taste'])('%s is not', (reaction) =>
  expect(readAllergies([allergy('cefalexin', { reaction })], knowledge)[0]?.level).toBe('unknown'),
);

test('a SNOMED CT code of an allergy names the allergen where there are no words, or words that say nothing', () => {
  for (const words of ['91939003', 'see the paper record']) {
    const coded: AllergyIntolerance = {
      ...allergy(words),
      code: { codings: [{ system: 'http://snomed.info/sct', code: '91939003' }], text: words },
    };
    expect(findings('sulfamethoxazole', coded)).toHaveLength(1);
    expect(readAllergies([coded], knowledge)[0]).toMatchObject({ recognised: true });
  }
});

test('a group of ATC names its class', () => {
  const coded: AllergyIntolerance = {
    ...allergy('J01E'),
    code: { codings: [{ system: 'http://www.whocc.no/atc', code: 'J01E' }], text: 'J01E' },
  };
  expect(findings('sulfamethoxazole', coded)).toHaveLength(1);
});
