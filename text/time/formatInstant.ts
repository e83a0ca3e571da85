import type { Instant } from '../../schema/instant.ts';
import type { Say } from '../message/say.ts';
import { formatDate } from './formatDate.ts';
import { localTime, type LocalTime, type Zone } from './zone.ts';
import { NO_BREAK_SPACE } from '../number/noBreakSpace.ts';

export type InstantStyle = 'dateTime' | 'date' | 'time';

/** `21-Nov-2026 06:05`, its date, or its time on the clock of `zone`. */
export function formatInstant(say: Say, instant: Instant | null, style: InstantStyle, zone: Zone): string {
  if (instant === null) return say('time.unknown');
  const local = localTime(instant, zone);
  if (style === 'time') return clock(local);
  const date = formatDate(say, local);
  return style === 'date' ? date : `${date}${NO_BREAK_SPACE}${clock(local)}`;
}

/** "today 06:05", "yesterday 18:00", "tomorrow 08:00", else the date with its time. */
export function formatRelativeDay(say: Say, instant: Instant | null, now: Instant, zone: Zone): string {
  if (instant === null) return say('time.unknown');
  const local = localTime(instant, zone);
  const key = relativeKey(local.dayNumber - localTime(now, zone).dayNumber);
  const words =
    key === null
      ? say('time.onDay', { date: formatDate(say, local), time: clock(local) })
      : say(key, { time: clock(local) });
  return words.replaceAll(' ', NO_BREAK_SPACE);
}

function relativeKey(days: number): 'time.today' | 'time.yesterday' | 'time.tomorrow' | null {
  if (days === 0) return 'time.today';
  if (days === -1) return 'time.yesterday';
  return days === 1 ? 'time.tomorrow' : null;
}

function clock(local: LocalTime): string {
  return `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
}
