import { describe, expect, test } from 'vitest';
import type { AnsmRule, AnsmSubstance } from '../ansmSource.ts';
import { structureRule } from './structureRule.ts';
import { vocabularyOf } from './vocabulary.ts';

const substance = (id: string, ...classes: string[]): AnsmSubstance => ({
  id,
  label: id,
  classes,
  rxnorm: 'NA',
  atc: [],
});
const vocabulary = vocabularyOf([
  substance('alpha', 'premiers'),
  substance('beta', 'premiers'),
  substance('gamma', 'premiers'),
  substance('delta'),
  substance('acide acetylsalicylique'),
  substance('imao un', 'imao irreversibles'),
]);
type Level = readonly [AnsmRule['levels'][number]['level'], string];
const rule = (a: string, b: string, mechanism: string, ...levels: readonly Level[]): AnsmRule => ({
  a: { type: a === 'premiers' || a.startsWith('imao irr') ? 'class' : 'substance', id: a },
  b: { type: b === 'premiers' ? 'class' : 'substance', id: b },
  mechanism,
  levels: levels.map(([level, info]) => ({ level, label: level, info })),
});
const read = (written: AnsmRule) => structureRule(written, vocabulary);

describe('levels chosen by the text', () => {
  const two = (first: string, second: string) =>
    read(rule('premiers', 'delta', 'x', ['contraindicated', first], ['precaution', second])).levels[0]?.when;
  test.each([
    [
      'one member, and the others',
      'avec l’alpha',
      'avec les autres premiers',
      { fact: 'substance', of: 'a', in: [{ substance: 'alpha' }] },
    ],
    [
      'closed lists: who is in neither keeps the worst',
      ': - avec alpha',
      ': - avec beta',
      {
        any: [
          { fact: 'substance', of: 'a', in: [{ substance: 'alpha' }] },
          { not: { fact: 'substance', of: 'a', in: [{ substance: 'beta' }] } },
        ],
      },
    ],
    [
      'a dose per week, as its seventh per day',
      'pour des doses de delta supérieures à 14 mg par semaine',
      'pour des doses inférieures',
      { fact: 'dailyDose', of: 'b', comparator: '>', value: { value: 2, unit: 'mg' } },
    ],
    ['a route', 'avec le delta IV', 'autre', { fact: 'route', of: 'b', in: ['intravenous'] }],
    ['older people', 'chez les patients âgés', 'Surveillance clinique.', { fact: 'age', comparator: '>=', years: 65 }],
    [
      'a member and the state of the kidneys',
      'avec beta et gamma, en cas d’insuffisance rénale ou hépatique, modérée à sévère.',
      'avec les autres',
      {
        all: [
          { fact: 'substance', of: 'a', in: [{ substance: 'beta' }, { substance: 'gamma' }] },
          {
            any: [
              { fact: 'creatinineClearance', comparator: '<', mlPerMinute: 60 },
              {
                any: [
                  { fact: 'childPugh', in: ['B', 'C'] },
                  { fact: 'condition', group: 'liverFailure' },
                ],
              },
            ],
          },
        ],
      },
    ],
    [
      'what is not said is what the lower level does not name',
      'Contrôle strict.',
      'en cas d’hypokaliémie : contrôle.',
      {
        not: {
          fact: 'observation',
          analyte: 'potassium',
          comparator: '<',
          value: { value: 3.5, unit: 'mmol/L' },
          maxAgeHours: 72,
        },
      },
    ],
  ])('%s', (_name, first, second, when) => expect(two(first, second)).toEqual(when));

  test.each([
    ['a phase of the treatment', 'pendant la phase de titration'],
    ['a drug that the index does not know', 'avec le zorglub'],
    ['a half that is understood beside one that is not', 'avec l’alpha - pendant la phase de titration'],
  ])('%s asks a person', (_name, first) =>
    expect(JSON.stringify(two(first, 'avec les autres'))).toContain('judgement'),
  );
});

describe('a rule with one level', () => {
  const one = (mechanism: string, info = '') => read(rule('alpha', 'delta', mechanism, ['not_recommended', info]));

  test('is lowered, not lost, where its text restricts it', () => {
    expect(one('Avec le delta administré par voie orale : risque accru.').levels).toEqual([
      { severity: 'notRecommended', when: { fact: 'route', of: 'b', in: ['oral', 'enteralTube'] } },
      { severity: 'takeIntoAccount' },
    ]);
  });
  test.each([
    ['no restriction is stated', 'Risque accru avec le delta.'],
    ['it is not wholly understood', 'Avec le delta à fortes doses et par voie IV : risque accru.'],
    [
      'one of two cases is about everybody',
      'Avec le delta par voie IV : risque accru. Pour tous les patients : prudence.',
    ],
  ])('keeps its level where %s', (_name, mechanism) =>
    expect(one(mechanism).levels).toEqual([{ severity: 'notRecommended' }]),
  );
});

test('hours apart lower the level when they are kept', () => {
  const { levels, hoursApart } = read(
    rule('alpha', 'delta', 'x', [
      'precaution',
      'Prendre alpha à distance du delta (plus de deux heures, si possible).',
    ]),
  );
  expect(hoursApart).toEqual({ before: 2, after: 2, moved: 'a' });
  expect(levels).toEqual([
    { severity: 'precaution', when: { fact: 'hoursApart', comparator: '<', hours: 2 } },
    { severity: 'takeIntoAccount' },
  ]);
});

test.each([
  ["Suivi pendant le traitement par l'alpha et 8 jours après son arrêt.", [{ first: 'a', days: 8 }]],
  ["Suivi pendant l'association et 1 à 2 semaines après l'arrêt du delta.", [{ first: 'b', days: 14 }]],
  [
    "Décaler l'administration des deux médicaments d'au moins une semaine.",
    [
      { first: 'a', days: 7 },
      { first: 'b', days: 7 },
    ],
  ],
  ['Suivi pendant le traitement et après son arrêt.', []],
])('%s', (info, windows) => {
  expect(read(rule('alpha', 'delta', 'x', ['precaution', info])).windows).toEqual(windows);
});

test.each([
  ['Ne pas dépasser la posologie de 20 mg/j de delta.', [{ of: 'b', members: null, mgPerDay: 20 }]],
  ["Limiter la dose d'alpha à 200 mg deux fois par jour.", [{ of: 'a', members: null, mgPerDay: 400 }]],
  ["La dose d'alpha doit être augmentée à 600 mg par jour.", []],
])('%s', (info, limits) => {
  expect(read(rule('alpha', 'delta', 'x', ['precaution', info])).limits).toEqual(limits);
});

test.each([
  ['Augmentation des concentrations plasmatiques du delta.', [{ of: 'b', direction: 'raised' }]],
  ["Diminution importante des concentrations d'alpha par le delta.", [{ of: 'a', direction: 'lowered' }]],
  ['Quadruplement des concentrations du delta.', [{ of: 'b', direction: 'raised' }]],
  ["Diminution, importante pour l'alpha, des concentrations minimales du delta.", [{ of: 'b', direction: 'lowered' }]],
  ["Augmentation de plus du double des concentrations d'alpha.", [{ of: 'a', direction: 'raised' }]],
  [
    'Réduction réciproque des concentrations plasmatiques.',
    [
      { of: 'a', direction: 'lowered' },
      { of: 'b', direction: 'lowered' },
    ],
  ],
  ["Augmentation des concentrations plasmatiques du métabolite actif de l'alpha.", []],
  ['Variation des concentrations de delta.', []],
  ['Augmentation de ses concentrations.', []],
])('%s', (mechanism, effects) => {
  expect(read(rule('alpha', 'delta', mechanism, ['precaution', ''])).effects).toEqual(effects);
});

test('who is most at risk, and what to watch', () => {
  const { emphasis, monitor } = read(
    rule('alpha', 'delta', 'Risque, notamment chez le sujet âgé et en cas d’insuffisance rénale.', [
      'precaution',
      "Contrôle de l'INR et de la kaliémie, ECG.",
    ]),
  );
  expect(emphasis).toEqual({ olderPeople: true, kidneys: true, children: false });
  expect(monitor).toEqual(['inr', 'potassium', 'qtcInterval']);
});
