import type { Instant } from '../../schema/instant.ts';

/** Which clock on the wall: never the machine's by accident, so it is always said. */
export type Zone = { readonly utcOffsetMinutes: number } | { readonly timeZone: string };

/** The wall clock at an instant. `dayNumber` counts calendar days, so that "yesterday" is a difference of one. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly dayNumber: number;
}

const MILLISECONDS_PER_MINUTE = 60_000;
const MILLISECONDS_PER_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function localTime(instant: Instant, zone: Zone): LocalTime {
  const at = Date.parse(instant);
  const offset = 'utcOffsetMinutes' in zone ? zone.utcOffsetMinutes : offsetOf(zone.timeZone, at);
  const shifted = new Date(at + offset * MILLISECONDS_PER_MINUTE);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    dayNumber: Math.floor(shifted.getTime() / MILLISECONDS_PER_DAY),
  };
}

/** Offset in minutes of an IANA zone at a moment: the wall clock read as if it were UTC, less UTC. */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Map(
    zoneFormat(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
  return Math.round(
    (wall - Math.floor(at / MILLISECONDS_PER_MINUTE) * MILLISECONDS_PER_MINUTE) / MILLISECONDS_PER_MINUTE,
  );
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}
