import type { Chart } from '../../schema/chart/chart.ts';
import type { CheckFingerprint, LineFingerprint } from '../../schema/events/fingerprint.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import { isAnalyte, resultsByAnalyte, type LabResult } from '../facts/latestResults.ts';
import { parseBand } from './parseBand.ts';

/** Why a validated line must be looked at again; empty: nothing that matters changed. */
export function whatChanged(
  before: LineFingerprint,
  now: LineFingerprint,
  review: Review,
  chart: Chart,
): readonly Message[] {
  const changes: Message[] = [];
  if (before.orderRevision !== now.orderRevision) changes.push({ key: 'reopened.orderChanged', params: {} });
  const earlier = new Map(before.checks.filter(saysSomething).map((check) => [check.checkKey, check]));
  const later = new Map(now.checks.filter(saysSomething).map((check) => [check.checkKey, check]));
  for (const [key, check] of later) {
    const was = earlier.get(key);
    const change =
      was === undefined ? appeared(check, now.orderId, review, chart) : differs(was, check, now.orderId, review, chart);
    if (change !== null) changes.push(change);
  }
  const stillSpokenOf = new Set([...later.values()].map((check) => check.family));
  for (const [key, check] of earlier) {
    // What took its place in the same family was already told above.
    if (
      later.has(key) ||
      (stillSpokenOf.has(check.family) && changes.some((change) => change.params['family'] === check.family))
    )
      continue;
    changes.push(disappeared(check, chart));
  }
  return distinct(changes);
}

/** Clear and not applicable both say "nothing here": a second line that makes a check applicable and clear reopens nothing. */
function saysSomething(check: CheckFingerprint): boolean {
  return check.outcome === 'finding' || check.outcome === 'notAssessed';
}

function appeared(check: CheckFingerprint, orderId: string, review: Review, chart: Chart): Message | null {
  if (check.outcome === 'notAssessed') {
    return {
      key: 'reopened.nowNotAssessed',
      params: {
        family: check.family,
        reason: check.notAssessed ?? 'missing',
        input: check.checkKey.split('|')[2] ?? check.family,
      },
    };
  }
  const crossed = crossing(check, chart);
  if (crossed !== null) return crossed;
  const finding = findingOf(check, orderId, review);
  return {
    key: 'reopened.newFinding',
    params: { family: check.family, substances: finding?.substances ?? [], severity: check.severity ?? 'precaution' },
  };
}

function differs(
  was: CheckFingerprint,
  is: CheckFingerprint,
  orderId: string,
  review: Review,
  chart: Chart,
): Message | null {
  if (was.outcome !== is.outcome) return appeared(is, orderId, review, chart);
  const { family } = is;
  if (was.band !== is.band) return crossing(is, chart) ?? { key: 'reopened.bandChanged', params: { family } };
  if (was.severity !== is.severity)
    return {
      key: 'reopened.severityChanged',
      params: { family, severityFrom: was.severity ?? '', severityTo: is.severity ?? '' },
    };
  if (was.tier !== is.tier)
    return { key: 'reopened.tierChanged', params: { family, tierFrom: was.tier ?? '', tierTo: is.tier ?? '' } };
  return was.ruleContent === is.ruleContent ? null : { key: 'reopened.ruleChanged', params: { family } };
}

function disappeared(check: CheckFingerprint, chart: Chart): Message {
  if (check.outcome === 'notAssessed') return { key: 'reopened.nowAssessed', params: { family: check.family } };
  const band = parseBand(check.band);
  const result = band === null ? null : latestOf(band.analyte, chart);
  if (result === null) return { key: 'reopened.findingGone', params: { family: check.family } };
  return {
    key: 'reopened.analyteBack',
    params: { analyte: result.analyte, value: result.quantity.value, unit: result.quantity.unit, at: result.at ?? '' },
  };
}

/** "Potassium crossed 6.0 (6.3 today)": said with the numbers where the band is one of an analyte. */
function crossing(check: CheckFingerprint, chart: Chart): Message | null {
  const band = parseBand(check.band);
  const result = band === null ? null : latestOf(band.analyte, chart);
  if (band === null || result === null) return null;
  return {
    key: 'reopened.analyteCrossed',
    params: {
      analyte: result.analyte,
      comparator: band.comparator,
      limitValue: band.value,
      limitUnit: band.unit,
      value: result.quantity.value,
      unit: result.quantity.unit,
      at: result.at ?? '',
    },
  };
}

function latestOf(analyte: string, chart: Chart): LabResult | null {
  return isAnalyte(analyte) ? (resultsByAnalyte(chart.observations).get(analyte)?.[0] ?? null) : null;
}

/** The finding of a check, or the one that tells it together with others. */
function findingOf(check: CheckFingerprint, orderId: string, review: Review): Finding | undefined {
  const own = review.findings.find(
    (finding) => check.checkKey === finding.key || check.checkKey.startsWith(`${finding.key}:`),
  );
  return (
    own ??
    review.findings.find(
      ({ parts, orderIds }) =>
        orderIds.includes(orderId) &&
        (parts ?? []).some(({ key }) => check.checkKey === key || check.checkKey.startsWith(`${key}:`)),
    )
  );
}

function distinct(messages: readonly Message[]): readonly Message[] {
  const seen = new Set<string>();
  return messages.filter((message) => {
    const key = JSON.stringify(message);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
