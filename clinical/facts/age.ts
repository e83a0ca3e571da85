import { type Truth } from '../truth.ts';

/** Age in years as far as a birth date tells it: a year alone leaves two possible ages in years. Whole years, both included. */
export interface Age {
  readonly minimumYears: number;
  readonly maximumYears: number;
}

/** null: no birth date, or one in the future. `now` and `birthDate` are compared as calendar dates in UTC. */
export function ageAt(birthDate: string | null, now: string): Age | null {
  if (birthDate === null) return null;
  const earliest = `${birthDate}${'-01-01'.slice(birthDate.length === 4 ? 0 : birthDate.length === 7 ? 3 : 6)}`;
  const latest = `${birthDate}${'-12-31'.slice(birthDate.length === 4 ? 0 : birthDate.length === 7 ? 3 : 6)}`;
  const today = now.slice(0, 10);
  const maximumYears = fullYears(earliest, today);
  if (maximumYears < 0) return null;
  return { minimumYears: Math.max(0, fullYears(latest, today)), maximumYears };
}

/** ISO dates sort as text, so the birthday of this year is passed when month and day are not later. */
function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) >= from.slice(5) ? years : years - 1;
}

/** Whether the age is on the asked side of a limit, for every date the birth date leaves possible. */
export function compareAge(age: Age | null, comparator: '<' | '<=' | '>=' | '>', years: number): Truth {
  if (age === null) return 'unknown';
  const holds = (value: number) =>
    comparator === '<'
      ? value < years
      : comparator === '<='
        ? value <= years
        : comparator === '>='
          ? value >= years
          : value > years;
  const low = holds(age.minimumYears);
  return low === holds(age.maximumYears) ? (low ? 'yes' : 'no') : 'unknown';
}
