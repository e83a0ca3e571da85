import type { Chart } from '../../schema/chart/chart.ts';
import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Line } from './lines.ts';
import { minutesOfEvent } from './mealTimes.ts';
import { sortFew } from '../sortFew.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

type Weekday = NonNullable<Dosage['timing']['daysOfWeek']>[number];

/** A chart with the moment and the ward's clock that its hours are read by. */
export interface ClockedChart {
  readonly chart: Chart;
  readonly nowMs: number;
  readonly utcOffsetMinutes: number;
}

/** When a line is taken, as far as it is known. */
export interface Intakes {
  /** Minutes after midnight on the ward's clock, ascending; null: not known. */
  readonly minutes: readonly number[] | null;
  /** The longest time between two intakes, in hours; null: not known. "Every 4 hours" tells it without any clock. */
  readonly longestGapHours: number | null;
  /** null: any day, or not known. */
  readonly days: ReadonlySet<Weekday> | null;
}

/**
 * The plan of the administrations comes first (it is what the ward does), then the hours of the order, then its meals. A line that
 * is taken as needed has no hours.
 */
export function intakesOf(line: Line, facts: ClockedChart): Intakes {
  const { dosages } = line.order;
  const days = daysOf(dosages);
  const minutes = plannedMinutes(line, facts) ?? orderedMinutes(line, facts);
  if (minutes !== null) return { minutes, longestGapHours: longestGap(minutes) / 60, days };
  const gaps = dosages.map(intervalHours);
  const known = gaps.filter((gap) => gap !== null);
  return { minutes: null, longestGapHours: known.length === 0 ? null : Math.min(...known), days };
}

/** Minutes from one time of day to the next occurrence of another. */
export function minutesUntil(from: number, to: number): number {
  return (to - from + DAY_MINUTES) % DAY_MINUTES;
}

export function minuteOfDay(instantMs: number, utcOffsetMinutes: number): number {
  return Math.floor(((((instantMs + utcOffsetMinutes * MINUTE_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/** Given in the last day, or planned in the next. */
function plannedMinutes(line: Line, facts: ClockedChart): readonly number[] | null {
  const minutes: number[] = [];
  let planned = false;
  for (const { orderId, at, status } of facts.chart.administrations) {
    if (orderId !== line.order.id || status === 'notGiven') continue;
    const atMs = Date.parse(at);
    if (Math.abs(atMs - facts.nowMs) > DAY_MS) continue;
    if (status === 'planned') planned = true;
    minutes.push(minuteOfDay(atMs, facts.utcOffsetMinutes));
  }
  // Doses that were given say when the next ones come only where the order itself says no hours.
  if (minutes.length === 0 || (!planned && orderedMinutes(line, facts) !== null)) return null;
  return ascending(minutes);
}

function orderedMinutes(line: Line, facts: ClockedChart): readonly number[] | null {
  const minutes: number[] = [];
  for (const { timing, asNeeded } of line.order.dosages) {
    const { timesOfDay = [], when = [], once } = timing;
    if (asNeeded) return null;
    if (timesOfDay.length > 0) minutes.push(...timesOfDay.map(minuteOfTime));
    else if (when.length > 0) minutes.push(...when.flatMap((event) => minutesOfEvent[event]));
    else if (once === true && line.startMs !== -Infinity)
      minutes.push(minuteOfDay(line.startMs, facts.utcOffsetMinutes));
    else return null;
  }
  return minutes.length === 0 ? null : ascending(minutes);
}

function minuteOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function ascending(minutes: readonly number[]): readonly number[] {
  if (minutes.length < 2) return minutes;
  return sortFew([...new Set(minutes)], (one, other) => one - other);
}

function longestGap(minutes: readonly number[]): number {
  if (minutes.length === 1) return DAY_MINUTES;
  return Math.max(
    ...minutes.map((minute, index) => minutesUntil(minute, minutes[(index + 1) % minutes.length] ?? minute)),
  );
}

/** "Every 6 hours" is evenly spaced; "4 times a day" leaves the night out and says nothing. */
function intervalHours({ timing, asNeeded }: Dosage): number | null {
  const { frequency, period, periodUnit } = timing;
  if (asNeeded || periodUnit !== 'h' || period === undefined) return null;
  return period / (frequency ?? 1);
}

function daysOf(dosages: readonly Dosage[]): ReadonlySet<Weekday> | null {
  const days = new Set<Weekday>();
  for (const { timing } of dosages) {
    if (timing.daysOfWeek === undefined || timing.daysOfWeek.length === 0) return null;
    for (const day of timing.daysOfWeek) days.add(day);
  }
  return days.size === 0 ? null : days;
}
