import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import { chart } from './sampleChart.ts';
import { event } from './sampleEvents.ts';
import { finding } from './sampleFinding.ts';
import { charted, order } from './sampleOrder.ts';
import { course } from './sampleResult.ts';
import { at } from './sampleTime.ts';
import { message } from './sampleMessage.ts';

export interface SamplePatientFacts {
  readonly chart: Chart;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly NotAssessed[];
  readonly events: readonly ClinicalEvent[];
}

const ANSM = 'ANSM, thesaurus of interactions, October 2020';

function nguyen(): SamplePatientFacts {
  const orders = [
    order({ id: 'amiodarone', text: 'amiodarone', dose: 200, times: ['10:00'] }),
    order({ id: 'escitalopram', text: 'escitalopram', dose: 10, times: ['10:00'] }),
    order({
      id: 'erythromycin',
      text: 'erythromycin',
      dose: 500,
      route: 'intravenous',
      times: ['06:30', '14:30', '22:30'],
      start: at(0, '06:30'),
    }),
  ];
  return {
    chart: chart({
      id: 'chart-04',
      family: 'Nguyen',
      given: 'Paul',
      born: '1959-05-02',
      sex: 'male',
      bed: '4',
      orders,
      administrations: orders.flatMap((line) => charted(line)),
      observations: [
        ...course('potassium', [
          [-1, '06:20', 3.3],
          [0, '06:00', 3.2],
        ]),
        ...course('creatinine', [[0, '06:00', 88]]),
        ...course('weight', [[-2, '09:00', 74]]),
      ],
    }),
    findings: [
      finding({
        key: 'risk.qt',
        family: 'cumulativeRisk',
        severity: 'contraindicated',
        tier: 'mustAnswer',
        orderIds: ['amiodarone', 'escitalopram', 'erythromycin'],
        substances: ['amiodarone', 'escitalopram', 'erythromycin'],
        title: message('finding.cumulativeRisk', {
          syndrome: 'qtProlongation',
          substances: ['amiodarone', 'escitalopram', 'erythromycin'],
        }),
        hazard: {
          en: 'Three drugs that lengthen QT, potassium at 3.2 mmol/L.',
          fr: 'Trois médicaments qui allongent le QT, kaliémie à 3,2 mmol/L.',
        },
        consequence: { en: 'Torsade de pointes.', fr: 'Torsade de pointes.' },
        actions: [
          { en: 'replace erythromycin', fr: 'remplacer l’érythromycine' },
          { en: 'ECG today', fr: 'ECG aujourd’hui' },
          { en: 'correct potassium', fr: 'corriger la kaliémie' },
        ],
        evidence: [
          {
            kind: 'observation',
            recordId: 'potassium.0',
            fact: 'potassium',
            value: { value: 3.2, unit: 'mmol/L' },
            at: at(0, '06:00'),
          },
        ],
        clearsWhen: [message('clears.stopAny', { substances: ['erythromycin', 'escitalopram'] })],
        monitor: ['qtcInterval', 'potassium'],
        source: ANSM,
      }),
    ],
    unknowns: [
      {
        family: 'missingMonitoring',
        orderIds: ['amiodarone'],
        reason: 'missing',
        input: 'qtcInterval',
        detail: message('notAssessed.resultMissing', { analyte: 'qtcInterval' }),
      },
    ],
    events: [],
  };
}

function benali(): SamplePatientFacts {
  const orders = [
    order({
      id: 'gentamicin',
      text: 'gentamicin',
      dose: 320,
      route: 'intravenous',
      times: ['09:30'],
      start: at(0, '07:40'),
    }),
    order({
      id: 'lovenox',
      text: 'enoxaparin',
      dose: 4000,
      unit: '[IU]',
      route: 'subcutaneous',
      times: ['20:00'],
      start: at(0, '07:40'),
    }),
    order({ id: 'mixture', text: 'Sirop des Monts', dose: 10, unit: 'mL', times: ['12:00'], start: at(0, '07:40') }),
  ];
  const missing = (family: NotAssessed['family'], input: string, orderIds: string[]): NotAssessed => ({
    family,
    orderIds,
    reason: 'missing',
    input,
    detail: message('notAssessed.missing', { input }),
  });
  return {
    chart: chart({
      id: 'chart-09',
      family: 'Benali',
      given: 'Sofia',
      born: '1992-07-19',
      sex: 'female',
      bed: '9',
      orders,
      allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    }),
    findings: [],
    unknowns: [
      missing('renal', 'weight', ['gentamicin']),
      missing('renal', 'creatinine', ['gentamicin']),
      missing('renal', 'creatinine', ['lovenox']),
      {
        family: 'allergy',
        orderIds: [],
        reason: 'missing',
        input: 'allergies',
        detail: message('notAssessed.allergiesNotRecorded'),
      },
      {
        family: 'interaction',
        orderIds: ['mixture'],
        reason: 'unrecognised',
        input: 'medication',
        detail: message('notAssessed.unrecognised', { textMedication: 'Sirop des Monts' }),
      },
      {
        family: 'allergy',
        orderIds: ['mixture'],
        reason: 'unrecognised',
        input: 'medication',
        detail: message('notAssessed.unrecognised', { textMedication: 'Sirop des Monts' }),
      },
      {
        family: 'laboratoryTrigger',
        orderIds: ['gentamicin'],
        reason: 'missing',
        input: 'creatinine',
        detail: message('notAssessed.resultMissing', { analyte: 'creatinine' }),
      },
    ],
    events: [],
  };
}

function dubois(): SamplePatientFacts {
  const orders = [
    order({ id: 'warfarin', text: 'warfarin', brand: 'Coumadine', dose: 4, times: ['18:00'] }),
    order({
      id: 'miconazole',
      text: 'miconazole',
      brand: 'Daktarin',
      dose: 125,
      route: 'buccal',
      times: ['09:00', '13:00', '18:00', '22:00'],
      start: at(-2, '18:00'),
      form: 'oral gel',
    }),
    order({ id: 'bisoprolol', text: 'bisoprolol', dose: 2.5, times: ['08:00'] }),
  ];
  const key = 'interaction.warfarin';
  return {
    chart: chart({
      id: 'chart-21',
      family: 'Dubois',
      given: 'Marc',
      born: '1952-01-30',
      sex: 'male',
      bed: '21',
      orders,
      administrations: orders.flatMap((line) => charted(line)),
      observations: [
        ...course('inr', [
          [-4, '06:00', 2.2],
          [-2, '06:00', 2.3],
          [-1, '06:15', 2.8],
          [0, '06:10', 3.4],
        ]),
        ...course('creatinine', [[0, '06:10', 94]]),
        ...course('weight', [[-4, '09:00', 82]]),
      ],
    }),
    findings: [
      finding({
        key,
        family: 'interaction',
        severity: 'notRecommended',
        tier: 'show',
        orderIds: ['warfarin', 'miconazole'],
        substances: ['warfarin', 'miconazole'],
        title: message('finding.interaction', { substanceA: 'warfarin', substanceB: 'miconazole' }),
        hazard: {
          en: 'Miconazole gel slows the breakdown of warfarin; the INR rises.',
          fr: 'Le gel de miconazole ralentit la dégradation de la warfarine ; l’INR monte.',
        },
        consequence: { en: 'Serious bleeding.', fr: 'Hémorragie grave.' },
        actions: [
          { en: 'replace miconazole by nystatin', fr: 'remplacer le miconazole par la nystatine' },
          { en: 'INR tomorrow', fr: 'INR demain' },
        ],
        evidence: [
          { kind: 'observation', recordId: 'inr.0', fact: 'inr', value: { value: 3.4, unit: '1' }, at: at(0, '06:10') },
          {
            kind: 'observation',
            recordId: 'inr.-2',
            fact: 'inr',
            value: { value: 2.3, unit: '1' },
            at: at(-2, '06:00'),
          },
        ],
        clearsWhen: [message('clears.stop', { substance: 'miconazole' })],
        monitor: ['inr'],
        source: ANSM,
      }),
    ],
    unknowns: [],
    events: [
      event('d1', 'chart-21', 'C. Martin', at(-1, '16:02'), {
        kind: 'validation',
        lines: orders.map(({ id }) => ({ orderId: id, orderRevision: 1, checks: [] })),
      }),
      event('d2', 'chart-21', 'C. Martin', at(-1, '16:00'), {
        kind: 'answer',
        findingKey: key,
        findingFingerprint: 'old',
        ruleIds: [],
        orderIds: ['warfarin', 'miconazole'],
        code: 'willMonitor',
        monitor: { analyte: 'inr', dueAt: at(0, '06:00') },
      }),
      event('d3', 'chart-21', 'C. Martin', at(-1, '16:05'), {
        kind: 'intervention',
        problem: '6.3',
        type: '3',
        orderIds: ['warfarin', 'miconazole'],
        findingKey: key,
        message:
          'Warfarin 4 mg once a day + miconazole oral gel.\nThe INR rose from 2.3 to 2.8.\n\nProposed:\n1. replace miconazole by nystatin\n2. INR tomorrow',
      }),
    ],
  };
}

function simple(
  id: string,
  family: string,
  given: string,
  born: string,
  sex: 'female' | 'male',
  bed: string,
  time: string,
  drugs: readonly string[],
  found: readonly Finding[],
): SamplePatientFacts {
  const orders = drugs.map((drug) => order({ id: drug, text: drug, dose: 150, times: [time] }));
  return {
    chart: chart({
      id,
      family,
      given,
      born,
      sex,
      bed,
      orders,
      administrations: orders.flatMap((line) => charted(line)),
      observations: [
        ...course('creatinine', [[0, '06:10', 96]]),
        ...course('potassium', [[0, '06:10', 4.1]]),
        ...course('weight', [[-3, '09:00', 66]]),
      ],
    }),
    findings: found,
    unknowns: [],
    events: [
      event(`v.${id}`, id, 'C. Martin', at(-1, '17:02'), {
        kind: 'validation',
        lines: orders.map((line) => ({ orderId: line.id, orderRevision: 1, checks: [] })),
      }),
    ],
  };
}

export const otherPatients: readonly SamplePatientFacts[] = [
  nguyen(),
  benali(),
  dubois(),
  simple(
    'chart-02',
    'Petit',
    'Hélène',
    '1935-02-11',
    'female',
    '2',
    '20:00',
    ['dabigatran', 'bisoprolol', 'paracetamol'],
    [
      finding({
        key: 'renal.dabigatran',
        family: 'renal',
        severity: 'notRecommended',
        tier: 'show',
        orderIds: ['dabigatran'],
        substances: ['dabigatran'],
        title: message('finding.renal.dailyDose', {
          substance: 'dabigatran',
          value: 300,
          unit: 'mg',
          limitValue: 220,
          limitUnit: 'mg',
        }),
        hazard: { en: 'Dabigatran leaves by the kidneys.', fr: 'Le dabigatran est éliminé par le rein.' },
        actions: [{ en: '110 mg twice a day', fr: '110 mg deux fois par jour' }],
        monitor: ['creatinine'],
        source: 'Summary of product characteristics, dabigatran, 2025',
      }),
    ],
  ),
  simple(
    'chart-17',
    'Moreau',
    'Luc',
    '1968-03-02',
    'male',
    '17',
    '12:00',
    ['heparin', 'paracetamol'],
    [
      finding({
        key: 'monitoring.platelets',
        family: 'missingMonitoring',
        severity: 'precaution',
        tier: 'show',
        orderIds: ['heparin'],
        substances: ['heparin'],
        title: message('finding.monitoring.never', { analyte: 'platelets', substances: ['heparin'] }),
        hazard: {
          en: 'Heparin for five days without a platelet count.',
          fr: 'Héparine depuis cinq jours sans numération plaquettaire.',
        },
        actions: [{ en: 'platelet count today', fr: 'numération plaquettaire aujourd’hui' }],
        monitor: ['platelets'],
        source: 'ANSM, heparins, 2011',
      }),
    ],
  ),
  simple(
    'chart-06',
    'Garcia',
    'Ana',
    '1981-09-23',
    'female',
    '6',
    '08:00',
    ['levothyroxine', 'ferrous sulfate'],
    [
      finding({
        key: 'interaction.iron',
        family: 'interaction',
        severity: 'precaution',
        tier: 'collapsed',
        orderIds: ['levothyroxine', 'ferrous sulfate'],
        substances: ['levothyroxine', 'ferrous sulfate'],
        title: message('finding.interaction', { substanceA: 'levothyroxine', substanceB: 'ferrous sulfate' }),
        hazard: { en: 'Iron binds levothyroxine.', fr: 'Le fer fixe la lévothyroxine.' },
        actions: [{ en: 'give them two hours apart', fr: 'espacer de deux heures' }],
        monitor: ['thyrotropin'],
        source: ANSM,
      }),
    ],
  ),
  simple(
    'chart-14',
    'Fournier',
    'Éric',
    '1963-11-05',
    'male',
    '14',
    '20:00',
    ['prazosin', 'amlodipine'],
    [
      finding({
        key: 'risk.hypotension',
        family: 'cumulativeRisk',
        severity: 'takeIntoAccount',
        tier: 'collapsed',
        orderIds: ['prazosin', 'amlodipine'],
        substances: ['prazosin', 'amlodipine'],
        title: message('finding.cumulativeRisk', { syndrome: 'hypotension', substances: ['prazosin', 'amlodipine'] }),
        hazard: { en: 'Two drugs that lower blood pressure.', fr: 'Deux médicaments qui abaissent la tension.' },
        actions: [{ en: 'measure standing pressure', fr: 'mesurer la tension debout' }],
        source: ANSM,
      }),
    ],
  ),
  simple('chart-11', 'Lambert', 'Rose', '1990-12-01', 'female', '11', '19:00', ['paracetamol'], []),
];
