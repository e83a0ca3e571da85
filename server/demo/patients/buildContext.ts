import type { Instant } from '../../../schema/instant.ts';
import type { Random } from '../plan/random.ts';

/** Where and when a plan is turned into a chart. `recordId` makes ids that name nobody and are unique in the hospital. */
export interface BuildContext {
  readonly siteId: string;
  readonly wardId: string;
  readonly bed: string;
  readonly chartId: string;
  readonly hospitalNumber: string;
  readonly now: Instant;
  /** The ward's clock: times of day of orders are on it. */
  readonly utcOffsetMinutes: number;
  readonly random: Random;
  recordId(kind: string): string;
}

const MILLISECONDS_PER_HOUR = 3_600_000;

export function hoursBefore(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) - Math.round(hours * MILLISECONDS_PER_HOUR)).toISOString();
}

export function daysBefore(now: Instant, days: number): Instant {
  return hoursBefore(now, days * 24);
}
