import type { Line } from './lines.ts';
import type { PatientFacts } from './patientFacts.ts';

/** The least time on the clock between an intake of one and an intake of the other, in hours; null: some hours are not known. */
export function hoursApart(one: readonly Line[], other: readonly Line[], _facts: PatientFacts): number | null {
  const first = minutesOf(one);
  const second = minutesOf(other);
  if (first === null || second === null) return null;
  let least = Infinity;
  for (const minute of first)
    for (const against of second) {
      const apart = Math.abs(minute - against);
      least = Math.min(least, apart, 1440 - apart);
    }
  return least === Infinity ? null : least / 60;
}

function minutesOf(lines: readonly Line[]): readonly number[] | null {
  const minutes: number[] = [];
  for (const line of lines) {
    for (const { timing } of line.order.dosages) {
      if (timing.timesOfDay === undefined || timing.timesOfDay.length === 0) return null;
      for (const time of timing.timesOfDay) minutes.push(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
    }
  }
  return minutes.length === 0 ? null : minutes;
}
