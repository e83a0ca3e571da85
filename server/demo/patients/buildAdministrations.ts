import type { Administration } from '../../../schema/chart/administration.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import type { BuildContext } from './buildContext.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PAST_HOURS = 48;
const AHEAD_HOURS = 24;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Doses of the last 48 hours, given but for a few, and those planned for the next 24. What is taken as needed was taken at times. */
export function buildAdministrations(order: MedicationOrder, context: BuildContext): Administration[] {
  const now = Date.parse(context.now);
  const [dosage] = order.dosages;
  if (dosage === undefined || order.category !== 'inpatient' || order.start === null) return [];
  const from = Math.max(Date.parse(order.start), now - PAST_HOURS * HOUR);
  const to =
    order.end === null && order.status === 'active'
      ? now + AHEAD_HOURS * HOUR
      : Math.min(now, Date.parse(order.end ?? context.now));
  return dueTimes(order, from, to, context)
    .filter((at) => !dosage.asNeeded || (at <= now && context.random.chance(0.35)))
    .map((at) => ({
      // By its time: a dose that was planned yesterday is the one that was given today.
      id: `${order.id}-${Math.round(at / 60_000)}`,
      orderId: order.id,
      at: new Date(at).toISOString(),
      status: at > now ? 'planned' : context.random.chance(0.03) ? 'notGiven' : 'given',
      ...(dosage.dose === undefined ? {} : { dose: dosage.dose }),
    }));
}

function dueTimes(order: MedicationOrder, from: number, to: number, { utcOffsetMinutes }: BuildContext): number[] {
  const timing = order.dosages[0]?.timing ?? {};
  if (timing.once === true && order.start !== null)
    return [Date.parse(order.start)].filter((at) => at >= from && at <= to);
  if (timing.timesOfDay !== undefined) {
    const shift = utcOffsetMinutes * 60_000;
    const times: number[] = [];
    for (let day = Math.floor((from + shift) / DAY) * DAY; day - shift <= to; day += DAY) {
      const weekday = WEEKDAYS[new Date(day).getUTCDay()];
      if (timing.daysOfWeek !== undefined && (weekday === undefined || !timing.daysOfWeek.includes(weekday))) continue;
      for (const time of timing.timesOfDay) times.push(day - shift + Date.parse(`1970-01-01T${time}:00.000Z`));
    }
    return times.filter((at) => at >= from && at <= to);
  }
  if (timing.periodUnit !== 'h' || timing.period === undefined || order.start === null) return [];
  const step = timing.period * HOUR;
  const times: number[] = [];
  const first = Date.parse(order.start);
  for (let at = first + Math.max(0, Math.ceil((from - first) / step)) * step; at <= to; at += step) times.push(at);
  return times;
}
