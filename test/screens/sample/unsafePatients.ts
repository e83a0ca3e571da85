import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import { chart } from './sampleChart.ts';
import { event } from './sampleEvents.ts';
import { finding } from './sampleFinding.ts';
import { message } from './sampleMessage.ts';
import { charted, order } from './sampleOrder.ts';
import type { SamplePatientFacts } from './samplePatientFacts.ts';
import { course } from './sampleResult.ts';
import { at } from './sampleTime.ts';

const ANSM = 'ANSM, thesaurus of interactions, October 2020';

export function nguyen(): SamplePatientFacts {
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

export function benali(): SamplePatientFacts {
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

export function dubois(): SamplePatientFacts {
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
      event('d3', 'chart-21', 'C. Martin', at(-1, '15:58'), {
        kind: 'intervention',
        problem: '6.3',
        type: '3',
        orderIds: ['warfarin', 'miconazole'],
        findingKey: key,
        message:
          'Warfarin 4 mg once a day + miconazole oral gel.\nThe INR rose from 2.3 to 2.8.\n\nProposed:\n1. replace miconazole by nystatin\n2. INR tomorrow',
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
    ],
  };
}
