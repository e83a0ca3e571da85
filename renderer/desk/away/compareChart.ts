import type { AwayCounts, AwayItem } from '../deskViews.ts';
import { decisionDifferences } from './decisionDifferences.ts';
import { findingDifferences, waitingFindings } from './findingDifferences.ts';
import { itemOf } from './itemOf.ts';
import { lineDifferences } from './lineDifferences.ts';
import type { ReviewedChart, SeenChart } from './seenChart.ts';

export interface Differences {
  readonly items: readonly AwayItem[];
  readonly counts: AwayCounts;
}

export const nothingCounted: AwayCounts = { newResults: 0, decisions: 0, arrived: 0, left: 0 };

/**
 * What matters to this person of what changed on a chart since they last saw it. null: they never saw it, the patient has
 * arrived since. Each thing is told once: a finding that made a validation unsafe is told with the validation.
 */
export function compareChart(before: SeenChart | null, now: ReviewedChart, userId: string): Differences {
  if (before === null) return arrived(now);
  const lines = lineDifferences(before, now, userId);
  const reopened = lines.filter(({ kind }) => kind === 'validationNotSafe').flatMap(({ orderIds }) => orderIds);
  const told = now.review.findings
    .filter(({ orderIds }) => orderIds.some((id) => reopened.includes(id)))
    .map(({ key }) => key);
  const decisions = decisionDifferences(before, now, userId);
  return {
    items: [...lines, ...findingDifferences(before, now, userId, told), ...decisions.items],
    counts: { ...nothingCounted, newResults: countResults(before, now), decisions: decisions.counted },
  };
}

/** A patient who came is listed when something on the chart must be answered. */
function arrived(now: ReviewedChart): Differences {
  const worst = waitingFindings(now).find(({ tier }) => tier === 'mustAnswer');
  if (worst === undefined) return { items: [], counts: { ...nothingCounted, arrived: 1 } };
  const { orderIds, key, severity, title } = worst;
  const about = { orderIds, findingKey: key, severity, because: [title], at: now.chart.stay?.admittedAt ?? null };
  return { items: [itemOf(now.chart, 'patientArrived', about)], counts: nothingCounted };
}

/** A patient who is no longer here: listed while somebody still had to act, or when this person acted without knowing. */
export function compareGone(before: SeenChart, actedWhileAway: boolean): Differences {
  if (!before.isWaiting && !actedWhileAway) return { items: [], counts: { ...nothingCounted, left: 1 } };
  return { items: [goneItem(before, 'patientLeft', before.chartId)], counts: nothingCounted };
}

/** A record that was merged: its drafts (by their kinds) went with it, and the person must know under which name it is now. */
export function mergedItem(before: SeenChart, survivor: SeenChart, drafts: readonly string[]): AwayItem {
  return {
    ...goneItem(before, 'patientMerged', survivor.chartId),
    mergedChartId: before.chartId,
    because: [
      {
        key: 'away.mergedInto',
        params: { textName: `${survivor.patient.familyName}, ${survivor.patient.givenNames.join(' ')}` },
      },
      ...(drafts.includes('intervention') ? [{ key: 'away.draftIntervention', params: {} }] : []),
      ...(drafts.includes('comment') ? [{ key: 'away.draftComment', params: {} }] : []),
    ],
  };
}

function goneItem(before: SeenChart, kind: 'patientLeft' | 'patientMerged', chartId: string): AwayItem {
  const worst = before.findings.find(({ tier }) => tier === 'mustAnswer');
  return {
    id: `${before.chartId} ${kind}`,
    kind,
    chartId,
    mergedChartId: null,
    wardId: before.wardId,
    patient: before.patient,
    severity: null,
    orderIds: [],
    findingKey: null,
    drugs: [],
    because: worst === undefined || kind === 'patientMerged' ? [] : [worst.title],
    by: null,
    at: null,
  };
}

function countResults(before: SeenChart, { chart }: ReviewedChart): number {
  return chart.observations.filter(
    ({ category, issuedAt, effectiveAt }) => category === 'laboratory' && (issuedAt ?? effectiveAt ?? '') > before.at,
  ).length;
}

/** Whether an item is still to be looked at: a finding answered or a line validated again is dealt with. */
export function stillHolds(item: AwayItem, now: ReviewedChart): boolean {
  switch (item.kind) {
    case 'validationNotSafe':
      return now.lineStates.some(({ orderId, state }) => state === 'reopened' && item.orderIds.includes(orderId));
    case 'mustAnswer':
    case 'newFinding':
    case 'patientArrived':
      return waitingFindings(now).some(({ key }) => key === item.findingKey);
    default:
      return true;
  }
}
