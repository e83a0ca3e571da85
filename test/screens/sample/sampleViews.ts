import { isByPeer } from '../../../renderer/desk/views/fromPeers.ts';
import { reviewing } from '../../../renderer/desk/views/reviewing.ts';
import { clinicalEvent, type ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { disagreementsOf } from '../../../clinical/facts/disagreements.ts';
import type { ActProgress, ChartView, FindingState, LineState, WorklistRow } from '../../../renderer/desk/deskViews.ts';
import { leroy, leroyFindings, leroyUnknowns } from './leroy.ts';
import { otherPatients } from './otherPatients.ts';
import type { SamplePatientFacts } from './samplePatientFacts.ts';
import { leroyEvents } from './sampleEvents.ts';
import { review } from './sampleReview.ts';
import { at, SAMPLE_NOW } from './sampleTime.ts';
import { message } from './sampleMessage.ts';

export const samplePatients: readonly SamplePatientFacts[] = [
  { chart: leroy, findings: leroyFindings, unknowns: leroyUnknowns, events: leroyEvents },
  ...otherPatients,
];

/** The real engine decides what holds and what reopens; the sample only shows one case of each. */
const REOPENED: Readonly<Record<string, LineState['reopenedBy']>> = {
  warfarin: [
    message('reopened.analyteCrossed', {
      analyte: 'inr',
      comparator: '>=',
      limitValue: 3,
      limitUnit: '1',
      value: 3.4,
      unit: '1',
      at: at(0, '06:10'),
    }),
  ],
  spironolactone: [
    message('reopened.analyteCrossed', {
      analyte: 'potassium',
      comparator: '>=',
      limitValue: 6,
      limitUnit: 'mmol/L',
      value: 6.1,
      unit: 'mmol/L',
      at: at(0, '06:05'),
    }),
  ],
  ramipril: [
    message('reopened.analyteCrossed', {
      analyte: 'potassium',
      comparator: '>=',
      limitValue: 6,
      limitUnit: 'mmol/L',
      value: 6.1,
      unit: 'mmol/L',
      at: at(0, '06:05'),
    }),
  ],
};
const NEW_SINCE: Readonly<Record<string, LineState['newSince']>> = {
  atorvastatin: [message('newSince.result', { analyte: 'sodium', value: 134, unit: 'mmol/L', at: at(0, '06:05') })],
};

export function chartView(
  facts: SamplePatientFacts,
  events: readonly ClinicalEvent[],
  progress: Readonly<Record<string, ActProgress>>,
  order: readonly string[],
): ChartView {
  const { chart, findings, unknowns } = facts;
  const index = order.indexOf(chart.id);
  return {
    chart,
    review: review(chart, findings, unknowns),
    events,
    progress,
    fromPeers: {},
    findings: findings.map((found) => ({ finding: found, state: findingState(found.key, events) })),
    lines: chart.orders.map(({ id }) => lineState(id, events)),
    states: [],
    position: { index, of: order.length, previous: order[index - 1] ?? null, next: order[index + 1] ?? null },
  };
}

function findingState(findingKey: string, events: readonly ClinicalEvent[]): FindingState {
  const event =
    events.findLast(
      ({ body }) => (body.kind === 'answer' || body.kind === 'intervention') && body.findingKey === findingKey,
    ) ?? null;
  if (event === null) return { findingKey, state: 'open', event };
  return {
    findingKey,
    state: event.body.kind === 'answer' && event.body.findingFingerprint === 'old' ? 'reopened' : 'answered',
    event,
  };
}

function lineState(orderId: string, events: readonly ClinicalEvent[]): LineState {
  const event = events.findLast(
    ({ body }) => body.kind === 'validation' && body.lines.some((line) => line.orderId === orderId),
  );
  if (event === undefined) return { orderId, state: 'notValidated', by: null, at: null, reopenedBy: [], newSince: [] };
  const reopenedBy = event.occurredAt < at(0, '06:00') ? (REOPENED[orderId] ?? []) : [];
  return {
    orderId,
    state: reopenedBy.length > 0 ? 'reopened' : 'validated',
    by: event.authorName,
    at: event.occurredAt,
    reopenedBy,
    newSince: NEW_SINCE[orderId] ?? [],
  };
}

const CHANGES: Readonly<Record<string, WorklistRow['changes']>> = {
  'chart-18': [
    message('desk.change.newOrder', { drug: 'potassium chloride', at: at(0, '07:52') }),
    message('desk.change.newResult', { analyte: 'potassium', value: 6.1, unit: 'mmol/L', at: at(0, '06:05') }),
  ],
  'chart-04': [message('desk.change.newOrder', { drug: 'erythromycin', at: at(0, '06:30') })],
  'chart-09': [message('desk.change.newPatient')],
  'chart-21': [message('desk.change.newResult', { analyte: 'inr', value: 3.4, unit: '1', at: at(0, '06:10') })],
};
const KEY_FIGURES: Readonly<Record<string, WorklistRow['keyFigure']>> = {
  'chart-18': { analyte: 'potassium', value: 6.1, unit: 'mmol/L', at: at(0, '06:05') },
  'chart-04': { analyte: 'potassium', value: 3.2, unit: 'mmol/L', at: at(0, '06:00') },
  'chart-21': { analyte: 'inr', value: 3.4, unit: '1', at: at(0, '06:10') },
};

export function worklistRow(view: ChartView): WorklistRow {
  const { chart, findings, review: reviewed, events } = view;
  const shown = findings.filter(({ finding }) => finding.tier !== 'log');
  const open = shown.filter(({ state }) => state.state !== 'answered');
  const active = chart.orders.filter(({ status, end }) => (status === 'active' || status === 'onHold') && end === null);
  const closed = events.flatMap(({ body }) => (body.kind === 'interventionOutcome' ? [body.interventionId] : []));
  const changes = CHANGES[chart.id] ?? [];
  return {
    chartId: chart.id,
    wardId: chart.wardId,
    bed: chart.stay?.bed ?? null,
    familyName: chart.patient.familyName,
    givenNames: chart.patient.givenNames,
    birthDate: chart.patient.birthDate,
    ageYears: null,
    sex: chart.patient.sex,
    leading: shown.slice(0, 3).map(({ finding, state }) => ({
      title: finding.title,
      severity: finding.severity,
      tier: finding.tier,
      answered: state.state === 'answered',
    })),
    level: open[0]?.finding.severity ?? (reviewed.notAssessed.length > 0 ? 'notAssessed' : 'none'),
    unansweredMustAnswer: open.filter(({ finding }) => finding.tier === 'mustAnswer').length,
    notAssessedInputs: [...new Set(reviewed.notAssessed.map(({ input }) => input))],
    notAssessedChecks: reviewed.notAssessed.length,
    changes,
    changedAt: changes.length === 0 ? null : at(0, '07:40'),
    reopenedLines: view.lines.filter(({ state }) => state === 'reopened').length,
    nextDoseAt: nextDose(
      active
        .filter(({ status }) => status === 'active')
        .flatMap(({ dosages }) => dosages.flatMap(({ timing }) => timing.timesOfDay ?? [])),
    ),
    validatedLines: active.filter(({ id }) =>
      view.lines.some((line) => line.orderId === id && line.state === 'validated'),
    ).length,
    peerLines: view.lines.filter((line) => line.state === 'validated' && isByPeer(line, view)).length,
    currentLines: active.length,
    openInterventions: events.filter(({ id, body }) => body.kind === 'intervention' && !closed.includes(id)).length,
    disagreements: disagreementsOf(view.states).length,
    reviewingBy: reviewing(view.states, SAMPLE_NOW)?.name ?? null,
    keyFigure: KEY_FIGURES[chart.id] ?? null,
  };
}

function nextDose(times: readonly string[]): string | null {
  return (
    times
      .map((time) => at(0, time))
      .filter((moment) => moment > SAMPLE_NOW)
      .toSorted()[0] ?? null
  );
}

/** What the sample writes is of the real shape, or the sample shows what the desk never would. */
export function checkEvent(candidate: ClinicalEvent): ClinicalEvent {
  return clinicalEvent.parse(candidate);
}
