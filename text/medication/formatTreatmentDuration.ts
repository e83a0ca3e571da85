import type { Instant } from '../../schema/instant.ts';
import type { Say } from '../message/say.ts';
import { formatDuration } from '../time/formatDuration.ts';

/** "for 7 days" when both the start and the end are stated; null otherwise: no length is made up. */
export function formatTreatmentDuration(say: Say, start: Instant | null, end: Instant | null): string | null {
  if (start === null || end === null) return null;
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  return minutes <= 0 ? null : say('duration.for', { duration: formatDuration(say, minutes) });
}
