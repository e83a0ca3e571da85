import type { Finding } from '../../../schema/review/finding.ts';
import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import { chart } from './sampleChart.ts';
import { finding } from './sampleFinding.ts';
import { charted, order } from './sampleOrder.ts';
import { course } from './sampleResult.ts';
import { at } from './sampleTime.ts';
import { message } from './sampleMessage.ts';

const lines = [
  order({
    id: 'kcl',
    text: 'potassium chloride',
    dose: 600,
    times: ['09:00', '13:00', '19:00'],
    start: at(0, '07:52'),
    form: 'prolonged-release capsule',
  }),
  order({ id: 'spironolactone', text: 'spironolactone', brand: 'Aldactone', dose: 25, times: ['08:00'] }),
  order({ id: 'ramipril', text: 'ramipril', brand: 'Triatec', dose: 5, times: ['08:00'] }),
  order({
    id: 'enoxaparin',
    text: 'enoxaparin',
    dose: 6000,
    unit: '[IU]',
    route: 'subcutaneous',
    times: ['08:00', '20:00'],
  }),
  order({ id: 'digoxin', text: 'digoxin', dose: 125, unit: 'ug', times: ['08:00'], start: at(-12, '08:00') }),
  order({ id: 'pantoprazole', text: 'pantoprazole', dose: 40, times: ['07:00'] }),
  order({ id: 'metformin', text: 'metformin', dose: 1, unit: 'g', times: ['08:00', '19:00'], status: 'onHold' }),
  order({
    id: 'methotrexate',
    text: 'methotrexate',
    dose: 10,
    times: ['09:00'],
    days: ['mon'],
    start: at(-60, '08:00'),
  }),
  order({ id: 'atorvastatin', text: 'atorvastatin', dose: 20, times: ['20:00'] }),
];
const past = [
  order({
    id: 'furosemide',
    text: 'furosemide',
    brand: 'Lasilix',
    dose: 40,
    times: ['08:00'],
    status: 'stopped',
    start: at(-4, '08:00'),
    end: at(-1, '10:12'),
  }),
  order({
    id: 'amoxicillin',
    text: 'amoxicillin',
    dose: 1,
    unit: 'g',
    times: ['08:00', '14:00', '20:00'],
    status: 'cancelled',
    start: at(-4, '17:00'),
    end: at(-4, '17:20'),
  }),
];

export const leroy = chart({
  id: 'chart-18',
  family: 'Leroy',
  given: 'Jeanne',
  title: 'Mrs',
  born: '1944-03-14',
  sex: 'female',
  bed: '12',
  orders: [...lines, ...past],
  administrations: [
    ...lines
      .filter(({ status }) => status === 'active')
      .flatMap((line) => charted(line, line.id === 'enoxaparin' ? -1 : null)),
    ...past.flatMap((line) => charted(line)),
  ],
  observations: [
    ...course('potassium', [
      [-3, '06:10', 4.6],
      [-2, '06:00', 4.9],
      [-1, '06:12', 5.4],
      [0, '06:05', 6.1],
    ]),
    ...course('creatinine', [
      [-3, '06:10', 112],
      [-2, '06:00', 128],
      [-1, '06:12', 151],
      [0, '06:05', 178],
    ]),
    ...course('sodium', [
      [-2, '06:00', 137],
      [0, '06:05', 134],
    ]),
    ...course('inr', [[-3, '06:10', 1.1]]),
    ...course('digoxinLevel', [[-9, '07:30', 0.8]]),
    ...course('weight', [[-3, '10:00', 61]]),
    ...course('height', [[-3, '10:00', 168]]),
  ],
  allergies: {
    state: 'known',
    assertedAt: at(-4, '16:30'),
    entries: [
      {
        id: 'penicillin',
        code: { codings: [], text: 'Penicillin' },
        type: 'allergy',
        category: 'medication',
        criticality: 'high',
        verification: 'confirmed',
        active: true,
        reactions: [{ manifestation: { codings: [], text: 'anaphylaxis' }, severity: 'severe' }],
        recordedAt: at(-900, '10:00'),
      },
    ],
  },
});

export const leroyFindings: readonly Finding[] = [
  finding({
    key: 'laboratory.potassium',
    family: 'laboratoryTrigger',
    severity: 'contraindicated',
    tier: 'mustAnswer',
    initialTier: 'show',
    orderIds: ['kcl', 'spironolactone', 'ramipril'],
    substances: ['potassium chloride', 'spironolactone', 'ramipril'],
    title: message('finding.laboratory.high', {
      analyte: 'potassium',
      value: 6.1,
      unit: 'mmol/L',
      substances: ['potassium chloride', 'spironolactone', 'ramipril'],
    }),
    hazard: {
      en: 'Potassium is at 6.1 mmol/L and rising while three drugs raise it further.',
      fr: 'La kaliémie est à 6,1 mmol/L et monte, sous trois médicaments qui l’augmentent encore.',
    },
    consequence: { en: 'Risk of fatal arrhythmia.', fr: 'Risque d’arythmie mortelle.' },
    actions: [
      { en: 'hold the 09:00 potassium chloride', fr: 'suspendre le chlorure de potassium de 09:00' },
      { en: 'hold spironolactone', fr: 'suspendre la spironolactone' },
      { en: 'ECG now, potassium in 2 h', fr: 'ECG maintenant, kaliémie dans 2 h' },
    ],
    evidence: [
      { kind: 'order', recordId: 'kcl', fact: 'potassium chloride' },
      {
        kind: 'observation',
        recordId: 'potassium.0',
        fact: 'potassium',
        value: { value: 6.1, unit: 'mmol/L' },
        at: at(0, '06:05'),
        threshold: { comparator: '>=', value: { value: 6, unit: 'mmol/L' } },
      },
      {
        kind: 'observation',
        recordId: 'potassium.-1',
        fact: 'potassium',
        value: { value: 5.4, unit: 'mmol/L' },
        at: at(-1, '06:12'),
      },
      {
        kind: 'observation',
        recordId: 'creatinine.0',
        fact: 'creatinine',
        value: { value: 178, unit: 'umol/L' },
        at: at(0, '06:05'),
      },
    ],
    modifiers: [
      {
        id: 'rising',
        effect: 'raised',
        reason: {
          en: 'potassium rose by more than 0.5 mmol/L in 24 h',
          fr: 'kaliémie en hausse de plus de 0,5 mmol/L en 24 h',
        },
        fromTier: 'show',
        toTier: 'mustAnswer',
        evidence: [],
      },
    ],
    clearsWhen: [
      message('clears.resultBelow', { analyte: 'potassium', value: 5, unit: 'mmol/L' }),
      message('clears.stopAny', { substances: ['potassium chloride', 'spironolactone'] }),
    ],
    band: 'potassium>=6.0',
    monitor: ['potassium', 'creatinine'],
    source: 'ANSM, thesaurus of interactions, October 2020',
    mechanism: {
      en: 'each drug reduces the excretion of potassium or adds to it',
      fr: 'chaque médicament réduit l’élimination du potassium ou en apporte',
    },
  }),
  finding({
    key: 'renal.enoxaparin',
    family: 'renal',
    severity: 'notRecommended',
    tier: 'show',
    orderIds: ['enoxaparin'],
    substances: ['enoxaparin'],
    title: message('finding.renal.interval', { substance: 'enoxaparin', hours: 12, limitHours: 24 }),
    hazard: { en: 'Enoxaparin accumulates under 30 mL/min.', fr: 'L’énoxaparine s’accumule au-dessous de 30 mL/min.' },
    consequence: { en: 'Bleeding.', fr: 'Hémorragie.' },
    actions: [
      { en: 'give it once a day', fr: 'l’administrer une fois par jour' },
      { en: 'measure anti-Xa activity after the third dose', fr: 'doser l’activité anti-Xa après la troisième dose' },
    ],
    evidence: [
      {
        kind: 'computed',
        fact: 'creatinineClearance',
        value: { value: 21, unit: 'mL/min' },
        at: at(0, '06:05'),
        threshold: { comparator: '<', value: { value: 30, unit: 'mL/min' } },
      },
      {
        kind: 'observation',
        recordId: 'weight.-3',
        fact: 'weight',
        value: { value: 61, unit: 'kg' },
        at: at(-3, '10:00'),
      },
    ],
    clearsWhen: [message('clears.interval', { substance: 'enoxaparin', hours: 24 })],
    monitor: ['antiXa', 'platelets'],
    source: 'Summary of product characteristics, enoxaparin, 2025',
  }),
  finding({
    key: 'interaction.digoxin',
    family: 'interaction',
    severity: 'precaution',
    tier: 'collapsed',
    orderIds: ['spironolactone', 'digoxin'],
    substances: ['spironolactone', 'digoxin'],
    title: message('finding.interaction', { substanceA: 'spironolactone', substanceB: 'digoxin' }),
    hazard: {
      en: 'Spironolactone can raise the digoxin level.',
      fr: 'La spironolactone peut augmenter la digoxinémie.',
    },
    actions: [{ en: 'check the digoxin level', fr: 'contrôler la digoxinémie' }],
    monitor: ['digoxinLevel'],
    source: 'ANSM, thesaurus of interactions, October 2020',
  }),
  finding({
    key: 'risk.bleeding',
    family: 'cumulativeRisk',
    severity: 'takeIntoAccount',
    tier: 'log',
    initialTier: 'collapsed',
    orderIds: ['enoxaparin'],
    substances: ['enoxaparin'],
    title: message('finding.cumulativeRisk', { syndrome: 'bleeding', substances: ['enoxaparin'] }),
    hazard: { en: 'Bleeding risk.', fr: 'Risque hémorragique.' },
    actions: [{ en: 'watch for bleeding', fr: 'surveiller les saignements' }],
    modifiers: [
      {
        id: 'ppi',
        effect: 'lowered',
        reason: { en: 'pantoprazole protects the stomach', fr: 'le pantoprazole protège l’estomac' },
        fromTier: 'collapsed',
        toTier: 'log',
        evidence: [],
      },
    ],
    source: 'Starter pack, bleeding',
  }),
];

export const leroyUnknowns: readonly NotAssessed[] = [
  {
    family: 'missingMonitoring',
    orderIds: ['digoxin'],
    reason: 'stale',
    input: 'digoxinLevel',
    detail: message('notAssessed.resultStale', {
      analyte: 'digoxinLevel',
      value: 0.8,
      unit: 'ug/L',
      at: at(-9, '07:30'),
      hours: 168,
    }),
  },
];
