import { findAnalyte } from '../../../clinical/facts/findAnalyte.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Message } from '../../../schema/review/message.ts';

interface Changes {
  readonly messages: readonly Message[];
  readonly latestAt: Instant | null;
}

const NEVER_VALIDATED_LOOKS_BACK_HOURS = 24;
const MOST_SHOWN = 6;

/**
 * What is new for whoever validated last: orders that came or stopped, results that arrived. Where nobody validated yet, the
 * last 24 hours. The hospital's own times are used; a time in the future of `now` is not "new", it is wrong, and left out.
 */
export function changesSince(chart: Chart, events: readonly ClinicalEvent[], now: Instant): Changes {
  const validations = events
    .filter(({ body }) => body.kind === 'validation')
    .map(({ occurredAt }) => occurredAt)
    .sort();
  const since =
    validations.at(-1) ?? new Date(Date.parse(now) - NEVER_VALIDATED_LOOKS_BACK_HOURS * 3_600_000).toISOString();
  const isNew = (at: Instant | null): at is Instant => at !== null && at > since && at <= now;
  const found: { at: Instant; message: Message }[] = [];
  for (const order of chart.orders) {
    const drug = order.medication.text;
    if (isNew(order.authoredOn) && (order.status === 'active' || order.status === 'onHold'))
      found.push({
        at: order.authoredOn,
        message: { key: 'desk.change.newOrder', params: { drug, at: order.authoredOn } },
      });
    else if (isNew(order.end) && order.status !== 'active')
      found.push({ at: order.end, message: { key: 'desk.change.stoppedOrder', params: { drug, at: order.end } } });
  }
  for (const result of chart.observations) {
    const at = result.issuedAt ?? result.effectiveAt;
    const analyte = findAnalyte(result.code);
    if (result.category !== 'laboratory' || result.value === null || analyte === undefined || !isNew(at)) continue;
    found.push({
      at,
      message: {
        key: 'desk.change.newResult',
        params: { analyte, value: result.value.value, unit: result.value.unit, at },
      },
    });
  }
  found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { messages: found.slice(0, MOST_SHOWN).map(({ message }) => message), latestAt: found[0]?.at ?? null };
}
