import type { Say } from '../message/say.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Age on a day (`YYYY-MM-DD`): days up to four weeks, months up to two years, then completed years. A birth date known to
 * the year or the month gives both ages that are possible: a made-up birthday would decide a dose by itself.
 */
export function formatAge(say: Say, birthDate: string | null, on: string): string {
  if (birthDate === null) return say('age.unknown');
  const oldest = completed(earliest(birthDate), on);
  const youngest = completed(latest(birthDate), on);
  if (oldest.days < 0) return say('age.unknown');
  if (youngest.years !== oldest.years) {
    if (youngest.years < 0 || oldest.years === 0) return say('age.underOneYear');
    return say('age.yearsBetween', { low: youngest.years, high: oldest.years });
  }
  if (oldest.days < 28 && birthDate.length === 10) return say('age.days', { count: oldest.days });
  if (oldest.months < 24 && oldest.months === youngest.months) return say('age.months', { count: oldest.months });
  return oldest.years === 0 ? say('age.underOneYear') : say('age.years', { count: oldest.years });
}

function earliest(date: string): string {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

function latest(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function completed(
  birth: string,
  on: string,
): { readonly years: number; readonly months: number; readonly days: number } {
  const [birthYear = 0, birthMonth = 1, birthDay = 1] = birth.split('-').map(Number);
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0);
  const days = Math.round(
    (Date.UTC(year, month - 1, day) - Date.UTC(birthYear, birthMonth - 1, birthDay)) / MILLISECONDS_PER_DAY,
  );
  return { years: Math.floor(months / 12), months, days };
}
