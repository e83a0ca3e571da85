import { minutesUntil } from './intakes.ts';
import type { Line } from './lines.ts';
import type { PatientFacts } from './patientFacts.ts';

/** The least time on the clock between an intake of one and an intake of the other, in hours; null: some hours are not known. */
export function hoursApart(one: readonly Line[], other: readonly Line[], facts: PatientFacts): number | null {
  const first = minutesOf(one, facts);
  const second = minutesOf(other, facts);
  if (first === null || second === null) return null;
  let least = Infinity;
  for (const minute of first)
    for (const against of second) least = Math.min(least, minutesUntil(minute, against), minutesUntil(against, minute));
  return least === Infinity ? null : least / 60;
}

function minutesOf(lines: readonly Line[], facts: PatientFacts): readonly number[] | null {
  const minutes: number[] = [];
  for (const line of lines) {
    const own = facts.intakes(line).minutes;
    if (own === null) return null;
    minutes.push(...own);
  }
  return minutes;
}
