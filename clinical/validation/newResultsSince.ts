import type { Chart } from '../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { LineFingerprint } from '../../schema/events/fingerprint.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import { findAnalyte } from '../facts/findAnalyte.ts';
import type { Observation } from '../../schema/chart/observation.ts';

/** At most this many are listed: after a week away the chart itself tells the rest. */
const MOST_LISTED = 6;

/**
 * The latest result of each analyte that came after the validation. `watched` are the analytes that bear on the line; a line of
 * which no check looks at results has none.
 */
export function newResultsSince(
  chart: Chart,
  validation: ClinicalEvent,
  line: LineFingerprint,
  review: Review,
): readonly Message[] {
  const watched = watchedAnalytes(line, review);
  if (watched.size === 0) return [];
  const latest = new Map<string, Observation>();
  for (const observation of chart.observations) {
    const cameAt = observation.issuedAt ?? observation.effectiveAt;
    if (cameAt === null || cameAt <= validation.occurredAt || observation.value === null) continue;
    if (observation.status === 'cancelled' || observation.status === 'enteredInError') continue;
    const analyte = findAnalyte(observation.code);
    if (analyte === undefined || !watched.has(analyte)) continue;
    const known = latest.get(analyte);
    if (known === undefined || (known.effectiveAt ?? '') < (observation.effectiveAt ?? ''))
      latest.set(analyte, observation);
  }
  return [...latest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map(([analyte, observation]) => ({
      key: 'newSince.result',
      params: {
        analyte,
        value: observation.value?.value ?? 0,
        unit: observation.value?.unit ?? '',
        at: observation.effectiveAt ?? observation.issuedAt ?? '',
      },
    }));
}

function watchedAnalytes(line: LineFingerprint, review: Review): ReadonlySet<string> {
  const fromFindings = review.findings
    .filter((finding) => finding.orderIds.includes(line.orderId))
    .flatMap((finding) => finding.monitor);
  return new Set([...(review.lines.find((entry) => entry.orderId === line.orderId)?.watches ?? []), ...fromFindings]);
}
