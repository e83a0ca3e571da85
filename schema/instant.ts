import { z } from 'zod';

/** A moment in time as an ISO 8601 string in UTC with milliseconds, e.g. `2026-11-21T06:05:00.000Z`: it sorts as text. */
export const instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instant>;

/** A calendar date without a time, e.g. `1944-03-14`. */
export const calendarDate = z.iso.date();

/** A birth date as precise as it is known: `1944`, `1944-03` or `1944-03-14` (FHIR date). */
export const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** A time of day on the ward's clock, e.g. `08:00`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
