import { findAnalyte } from '../../../clinical/facts/findAnalyte.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Observation } from '../../../schema/chart/observation.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Message } from '../../../schema/review/message.ts';

interface Changes {
  readonly messages: readonly Message[];
  readonly latestAt: Instant | null;
}

interface Change {
  readonly at: Instant;
  readonly message: Message;
}

const NEVER_VALIDATED_LOOKS_BACK_HOURS = 24;
const MOST_NAMED = 4;

/**
 * What is new for whoever validated last: orders that came or stopped, then results out of their range, newest first; the
 * other results only as a number. Where nobody validated yet, the last 24 hours. The hospital's own times are used; a time
 * in the future of `now` is not "new", it is wrong, and left out.
 */
export function changesSince(chart: Chart, events: readonly ClinicalEvent[], now: Instant): Changes {
  const validations = events.filter(({ body }) => body.kind === 'validation').map(({ occurredAt }) => occurredAt);
  const lastValidation = validations.toSorted().at(-1);
  const since =
    lastValidation ?? new Date(Date.parse(now) - NEVER_VALIDATED_LOOKS_BACK_HOURS * 3_600_000).toISOString();
  const isNew = (at: Instant | null): at is Instant => at !== null && at > since && at <= now;

  const orders = orderChanges(chart, isNew).toSorted(newestFirst);
  const results = resultChanges(chart, isNew);
  const outOfRange = results.filter(({ isOutOfRange }) => isOutOfRange).toSorted(newestFirst);
  const named = [...orders, ...outOfRange].slice(0, MOST_NAMED);
  const namedOrders = Math.min(orders.length, MOST_NAMED);
  const otherOrders = orders.length - namedOrders;
  const otherResults = results.length - (named.length - namedOrders);
  const all = [...orders, ...results].toSorted(newestFirst);
  return {
    messages: [
      ...named.map(({ message }) => message),
      ...(otherOrders === 0 ? [] : [{ key: 'desk.change.newOrders', params: { count: otherOrders } }]),
      ...(otherResults === 0
        ? []
        : [
            {
              key: otherResults === results.length ? 'desk.change.newResults' : 'desk.change.otherResults',
              params: { count: otherResults },
            },
          ]),
    ],
    latestAt: all[0]?.at ?? null,
  };
}

function orderChanges(chart: Chart, isNew: (at: Instant | null) => at is Instant): readonly Change[] {
  return chart.orders.flatMap((order): Change[] => {
    const { authoredOn, end, status } = order;
    const params = (at: Instant) => ({ drug: order.medication.text, at });
    if (isNew(authoredOn) && (status === 'active' || status === 'onHold'))
      return [{ at: authoredOn, message: { key: 'desk.change.newOrder', params: params(authoredOn) } }];
    if (isNew(end) && status !== 'active')
      return [{ at: end, message: { key: 'desk.change.stoppedOrder', params: params(end) } }];
    return [];
  });
}

function resultChanges(chart: Chart, isNew: (at: Instant | null) => at is Instant) {
  return chart.observations.flatMap((result) => {
    const at = result.issuedAt ?? result.effectiveAt;
    const analyte = findAnalyte(result.code);
    if (result.category !== 'laboratory' || result.value === null || analyte === undefined || !isNew(at)) return [];
    const { value, unit } = result.value;
    const message: Message = { key: 'desk.change.newResult', params: { analyte, value, unit, at } };
    return [{ at, message, isOutOfRange: isOutOfRange(result) }];
  });
}

/** Without a range it is named: whether it is normal is not known. */
function isOutOfRange({ value, referenceRange }: Observation): boolean {
  const { low, high } = referenceRange ?? {};
  if (value === null || (low === undefined && high === undefined)) return true;
  return (low !== undefined && value.value < low.value) || (high !== undefined && value.value > high.value);
}

function newestFirst(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}
