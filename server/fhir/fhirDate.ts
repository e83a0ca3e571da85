import { z } from 'zod';

const FORM =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * A FHIR date, dateTime or instant as an instant of ours. One that names only a day, a month or a year becomes its
 * first or its last moment in UTC: a start or a sample as old as it may be, an end as late as it may be. Null: no such date.
 */
export function instantFrom(text: string, edge: 'first' | 'last'): string | null {
  const [, year, month, day, hour, minute, second, fraction, offset] = FORM.exec(text) ?? [];
  if (year === undefined) return null;
  if (hour === undefined) return wholeDays(Number(year), month, day, edge);
  const milliseconds = (fraction ?? '').padEnd(3, '0').slice(0, 3);
  const date = `${year}-${month}-${day}`;
  // The day is looked at by itself: JavaScript turns 31 February into 2 March.
  if (wholeDays(Number(year), month, day, 'first') === null) return null;
  const time = Date.parse(`${date}T${hour}:${minute}:${second ?? '00'}.${milliseconds}${offset ?? 'Z'}`);
  return Number.isNaN(time) ? null : toInstant(time);
}

function wholeDays(
  year: number,
  month: string | undefined,
  day: string | undefined,
  edge: 'first' | 'last',
): string | null {
  const first = Date.UTC(2000, Number(month ?? '01') - 1, Number(day ?? '01'));
  const start = new Date(first);
  start.setUTCFullYear(year, Number(month ?? '01') - 1, Number(day ?? '01'));
  if (start.getUTCMonth() + 1 !== Number(month ?? '01') || start.getUTCDate() !== Number(day ?? '01')) return null;
  if (edge === 'first') return toInstant(start.getTime());
  const next = new Date(start);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return toInstant(next.getTime() - 1);
}

/** Years of five digits and before Christ have another form; no source means them. */
function toInstant(time: number): string | null {
  const text = new Date(time).toISOString();
  return text.length === 24 ? text : null;
}

function dateSchema(edge: 'first' | 'last') {
  return z.string().transform((text, context) => {
    const instant = instantFrom(text, edge);
    if (instant !== null) return instant;
    context.addIssue({ code: 'custom', message: 'not a date: write 2026-11-21 or 2026-11-21T08:00:00+01:00' });
    return z.NEVER;
  });
}

export const startDate = dateSchema('first');
export const endDate = dateSchema('last');

/** A date of birth, as precise as it was given; it must exist. */
export const birthDate = z.string().transform((text, context) => {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && instantFrom(text, 'first') !== null) return text;
  context.addIssue({ code: 'custom', message: 'not a date: write 1944, 1944-03 or 1944-03-14' });
  return z.NEVER;
});

/** A time of day without an offset somewhere in a resource; it is read as UTC, and the report says so. */
export function hasTimeWithoutOffset(resourceText: string): boolean {
  return /"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?"/.test(resourceText);
}
