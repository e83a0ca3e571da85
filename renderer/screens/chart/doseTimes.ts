import type { Chart } from '../../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';

export interface DoseMark {
  readonly at: number;
  readonly status: 'given' | 'notGiven' | 'planned' | 'unknown';
}

const MINUTE_MS = 60_000;
/** A dose that was charted this near to its hour is that dose. */
const SAME_DOSE_MS = 90 * MINUTE_MS;

/**
 * The doses of a line between two moments: those the ward charted, and those due by its times of day that have no record.
 * A due time that has passed without a record is not known, which is neither given nor missed.
 */
export function doseTimes(
  order: MedicationOrder,
  chart: Chart,
  from: number,
  to: number,
  now: number,
): readonly DoseMark[] {
  const charted = chart.administrations
    .filter(({ orderId }) => orderId === order.id)
    .map(({ at, status }) => ({ at: Date.parse(at), status }));
  const start = order.start === null ? from : Math.max(from, Date.parse(order.start));
  const end = Math.min(to, order.end === null ? to : Date.parse(order.end));
  const lastCharted = Math.max(...charted.map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const due =
    order.status === 'onHold'
      ? []
      : dueTimes(order, start, end).filter((at) => !charted.some((dose) => Math.abs(dose.at - at) < SAME_DOSE_MS));
  const uncharted = due
    .filter((at) => at >= now || at > lastCharted)
    .map((at): DoseMark => ({ at, status: at >= now ? 'planned' : 'unknown' }));
  return [...charted, ...uncharted].filter(({ at }) => at >= from && at <= to).toSorted((a, b) => a.at - b.at);
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function dueTimes(order: MedicationOrder, from: number, to: number): readonly number[] {
  return order.dosages.flatMap(({ timing, asNeeded }) => {
    if (asNeeded || timing.timesOfDay === undefined || (timing.periodUnit === 'wk' && timing.daysOfWeek === undefined))
      return [];
    const found: number[] = [];
    for (const day = new Date(from); day.getTime() <= to + 24 * 60 * MINUTE_MS; day.setDate(day.getDate() + 1)) {
      const weekday = DAYS[day.getDay()];
      if (timing.daysOfWeek !== undefined && (weekday === undefined || !timing.daysOfWeek.includes(weekday))) continue;
      for (const time of timing.timesOfDay) {
        const at = new Date(day);
        at.setHours(Number(time.slice(0, 2)), Number(time.slice(3)), 0, 0);
        if (at.getTime() >= from && at.getTime() <= to) found.push(at.getTime());
      }
    }
    return found;
  });
}
