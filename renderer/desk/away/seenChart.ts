import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { Review } from '../../../schema/review/review.ts';
import type { Severity, Tier } from '../../../schema/severity.ts';
import type { AwayItem, FindingState, LineState } from '../deskViews.ts';
import { openInterventions } from '../views/openInterventions.ts';

/** A chart as it was reviewed just now. */
export interface ReviewedChart {
  readonly chart: Chart;
  readonly review: Review;
  readonly events: readonly ClinicalEvent[];
  readonly lineStates: readonly LineState[];
  readonly findingStates: readonly FindingState[];
}

interface SeenFinding {
  readonly key: string;
  readonly fingerprint: string;
  readonly tier: Tier;
  readonly severity: Severity;
  readonly title: Message;
  readonly orderIds: readonly string[];
}

interface SeenLine {
  readonly orderId: string;
  readonly drug: string;
  /** What had reopened it, one word for each reason; empty unless reopened. */
  readonly reopenedBy: readonly string[];
}

/** What a person last knew of a patient: enough to tell what changed since, and small enough to keep for every patient. */
export interface SeenChart {
  readonly chartId: string;
  readonly wardId: string;
  readonly patient: AwayItem['patient'];
  readonly identifiers: readonly string[];
  readonly at: Instant;
  /** Those that must be answered or are shown; the quiet ones are never listed. */
  readonly findings: readonly SeenFinding[];
  readonly lines: readonly SeenLine[];
  readonly eventIds: readonly string[];
  /** Somebody had still to act: a finding to answer, or an intervention of this person without an outcome. */
  readonly isWaiting: boolean;
}

export function seenChart(
  { chart, review, events, lineStates, findingStates }: ReviewedChart,
  userId: string,
): SeenChart {
  const isAnswered = (key: string): boolean =>
    findingStates.some((state) => state.findingKey === key && state.state === 'answered');
  const findings = review.findings.filter(({ tier }) => tier === 'mustAnswer' || tier === 'show');
  return {
    chartId: chart.id,
    wardId: chart.wardId,
    patient: patientOf(chart),
    identifiers: chart.patient.identifiers.map(({ system, value }) => `${system}|${value}`),
    at: review.at,
    findings: findings.map(({ key, fingerprint, tier, severity, title, orderIds }) => ({
      key,
      fingerprint,
      tier,
      severity,
      title,
      orderIds,
    })),
    lines: lineStates.map(({ orderId, reopenedBy }) => ({
      orderId,
      drug: drugOf(chart, orderId),
      reopenedBy: reopenedBy.map(reasonWord),
    })),
    eventIds: events.map(({ id }) => id),
    isWaiting:
      findings.some(({ key, tier }) => tier === 'mustAnswer' && !isAnswered(key)) ||
      openInterventions(events).some(({ authorId }) => authorId === userId),
  };
}

/** Whether the person would find nothing new, whenever the two were taken. */
export function isSameSeen(one: SeenChart, other: SeenChart): boolean {
  return JSON.stringify({ ...one, at: '' }) === JSON.stringify({ ...other, at: '' });
}

export function patientOf(chart: Chart): AwayItem['patient'] {
  return {
    familyName: chart.patient.familyName,
    givenNames: chart.patient.givenNames,
    bed: chart.stay?.bed ?? null,
  };
}

export function drugOf(chart: Chart, orderId: string): string {
  return chart.orders.find(({ id }) => id === orderId)?.medication.text ?? orderId;
}

/** A later value of the same result is no new reason. */
export function reasonWord({ key, params }: Message): string {
  const { family = '', analyte = '', input = '', limitValue = '', substances = '' } = params;
  return [key, family, analyte, input, limitValue, substances].map(String).join(' ');
}
