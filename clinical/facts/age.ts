import { type Truth } from '../truth.ts';

/** Age as far as a birth date tells it: a year alone leaves two possible ages in years. Whole years and months, both included. */
export interface Age {
  readonly minimumYears: number;
  readonly maximumYears: number;
  readonly minimumMonths: number;
  readonly maximumMonths: number;
}

/** null: no birth date, or one in the future. `now` and `birthDate` are compared as calendar dates in UTC. */
export function ageAt(birthDate: string | null, now: string): Age | null {
  if (birthDate === null) return null;
  const earliest = `${birthDate}${'-01-01'.slice(birthDate.length === 4 ? 0 : birthDate.length === 7 ? 3 : 6)}`;
  const latest = `${birthDate}${'-12-31'.slice(birthDate.length === 4 ? 0 : birthDate.length === 7 ? 3 : 6)}`;
  const today = now.slice(0, 10);
  const maximumMonths = fullMonths(earliest, today);
  if (maximumMonths < 0) return null;
  const minimumMonths = Math.max(0, fullMonths(latest, today));
  return {
    minimumYears: Math.floor(minimumMonths / 12),
    maximumYears: Math.floor(maximumMonths / 12),
    minimumMonths,
    maximumMonths,
  };
}

/** Two digits sort as text: the day of this month is reached when it is not earlier. */
function fullMonths(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const months = years * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return to.slice(8) >= from.slice(8) ? months : months - 1;
}

/** Whether the age is on the asked side of a limit, for every date the birth date leaves possible. */
export function compareAge(age: Age | null, comparator: Comparator, years: number): Truth {
  return age === null ? 'unknown' : compareBoth(age.minimumYears, age.maximumYears, comparator, years);
}

export function compareAgeMonths(age: Age | null, comparator: Comparator, months: number): Truth {
  return age === null ? 'unknown' : compareBoth(age.minimumMonths, age.maximumMonths, comparator, months);
}

type Comparator = '<' | '<=' | '>=' | '>';

function compareBoth(low: number, high: number, comparator: Comparator, limit: number): Truth {
  const first = holds(low, comparator, limit);
  return first === holds(high, comparator, limit) ? (first ? 'yes' : 'no') : 'unknown';
}

function holds(value: number, comparator: Comparator, limit: number): boolean {
  if (comparator === '<') return value < limit;
  if (comparator === '<=') return value <= limit;
  return comparator === '>=' ? value >= limit : value > limit;
}
