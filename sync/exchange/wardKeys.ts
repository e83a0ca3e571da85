import type { WardKey } from '../../schema/wire/exchange.ts';

/**
 * The key to write with: this month's; where this workstation was last signed in too long ago to have it, the newest before,
 * which everybody who signed in since has too.
 */
export function keyForWriting(keys: readonly WardKey[], at: string): string {
  const month = at.slice(0, 7);
  const byMonth = keys.toSorted((one, other) => (one.month < other.month ? -1 : 1));
  const chosen = byMonth.findLast((one) => one.month <= month) ?? byMonth[0];
  if (chosen === undefined) throw new Error('a ward has no key');
  return chosen.key;
}

/** The months from the one before `from` to that of `until`, in UTC: what a person who signs in now will have to read. */
export function monthsToRead(from: Date, until: Date): readonly string[] {
  const months: string[] = [];
  const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - 1, 1));
  while (month <= until) {
    months.push(month.toISOString().slice(0, 7));
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  return months;
}
