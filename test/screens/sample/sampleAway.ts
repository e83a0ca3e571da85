import type { AwayItem, AwayView } from '../../../renderer/desk/deskViews.ts';
import { message } from './sampleMessage.ts';
import type { SampleState } from './sampleStates.ts';
import { at } from './sampleTime.ts';

function item(
  about: Pick<AwayItem, 'kind' | 'chartId'> & Partial<AwayItem>,
  family: string,
  given: string,
  bed: string,
): AwayItem {
  const { kind, chartId } = about;
  return {
    id: `${chartId} ${kind}`,
    mergedChartId: null,
    wardId: '3b',
    patient: { familyName: family, givenNames: [given], bed },
    severity: null,
    orderIds: [],
    findingKey: null,
    drugs: [],
    because: [],
    by: null,
    at: null,
    ...about,
  };
}

/** One of most kinds, in the order in which the desk lists them. */
export const sampleAwayItems: readonly AwayItem[] = [
  item(
    {
      kind: 'validationNotSafe',
      chartId: 'chart-18',
      severity: 'contraindicated',
      orderIds: ['spironolactone', 'ramipril'],
      findingKey: 'laboratory.potassium',
      drugs: ['spironolactone', 'ramipril'],
      because: [
        message('reopened.analyteCrossed', {
          analyte: 'potassium',
          comparator: '>=',
          limitValue: 6,
          limitUnit: 'mmol/L',
          value: 6.3,
          unit: 'mmol/L',
          at: at(0, '06:05'),
        }),
      ],
      at: at(0, '06:05'),
    },
    'Leroy',
    'Jeanne',
    '12',
  ),
  item(
    {
      kind: 'stoppedLineValidated',
      chartId: 'chart-18',
      orderIds: ['furosemide'],
      drugs: ['furosemide'],
      at: at(0, '06:40'),
    },
    'Leroy',
    'Jeanne',
    '12',
  ),
  item(
    {
      kind: 'mustAnswer',
      chartId: 'chart-04',
      severity: 'notRecommended',
      drugs: ['erythromycin'],
      because: [message('newSince.result', { analyte: 'potassium', value: 3.2, unit: 'mmol/L', at: at(0, '06:00') })],
      at: at(0, '06:00'),
    },
    'Nguyen',
    'Paul',
    '4',
  ),
  item(
    {
      kind: 'patientMerged',
      chartId: 'chart-09',
      mergedChartId: 'chart-90',
      because: [message('away.mergedInto', { textName: 'Benali, Sofia' }), message('away.draftIntervention')],
    },
    'Ben Ali',
    'Sophia',
    '9',
  ),
  item(
    { kind: 'duplicate', chartId: 'chart-02', drugs: ['bisoprolol', 'paracetamol'], by: 'A. Roux', at: at(0, '07:02') },
    'Petit',
    'Hélène',
    '2',
  ),
  item(
    {
      kind: 'outcome',
      chartId: 'chart-02',
      drugs: ['dabigatran'],
      because: [
        message('interventionOutcome.refused'),
        message('away.reason', { textReason: 'Valve replacement planned' }),
      ],
      by: 'A. Roux',
      at: at(0, '07:40'),
    },
    'Petit',
    'Hélène',
    '2',
  ),
];

/** `afterAway`: the list is whole. `comparing`: it is being made. */
export function sampleAway(state: SampleState, items: readonly AwayItem[]): AwayView {
  const isBack = state === 'afterAway' || state === 'comparing';
  return {
    since: isBack ? at(-1, '18:04') : null,
    until: isBack ? at(0, '08:16') : null,
    isAway: false,
    comparing: state === 'comparing' ? { done: 1210, due: 3000, isStopped: false } : null,
    items: isBack ? items : [],
    counts: isBack
      ? { newResults: 37, decisions: 4, arrived: 2, left: 1 }
      : { newResults: 0, decisions: 0, arrived: 0, left: 0 },
  };
}
