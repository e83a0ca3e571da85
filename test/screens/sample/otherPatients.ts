import type { Finding } from '../../../schema/review/finding.ts';
import { chart } from './sampleChart.ts';
import { event } from './sampleEvents.ts';
import { finding } from './sampleFinding.ts';
import { message } from './sampleMessage.ts';
import { charted, order } from './sampleOrder.ts';
import type { SamplePatientFacts } from './samplePatientFacts.ts';
import { course } from './sampleResult.ts';
import { at } from './sampleTime.ts';
import { benali, dubois, nguyen } from './unsafePatients.ts';

const ANSM = 'ANSM, thesaurus of interactions, October 2020';

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
