import type { Instant } from '../../schema/instant.ts';
import type { Say } from '../message/say.ts';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

/** A length of time in its one largest unit: "40 min", "6 hours", "5 days", "7 months". Rounded down: never older than it is. */
export function formatDuration(say: Say, minutes: number): string {
  const length = Math.abs(minutes);
  const days = Math.floor(length / MINUTES_PER_DAY);
  if (length < MINUTES_PER_HOUR) return say('time.minutes', { count: Math.floor(length) });
  if (days < 2) return say('time.hours', { count: Math.floor(length / MINUTES_PER_HOUR) });
  if (days < 61) return say('time.days', { count: days });
  if (days < 730) return say('time.months', { count: Math.floor((days * 12) / 365) });
  return say('time.years', { count: Math.floor(days / 365) });
}

/** "5 days ago", "in 2 hours", "just now". */
export function formatAgo(say: Say, instant: Instant | null, now: Instant): string {
  if (instant === null) return say('time.unknown');
  const minutes = (Date.parse(now) - Date.parse(instant)) / 60_000;
  if (Math.abs(minutes) < 1) return say('time.justNow');
  return say(minutes > 0 ? 'time.ago' : 'time.ahead', { duration: formatDuration(say, minutes) });
}
