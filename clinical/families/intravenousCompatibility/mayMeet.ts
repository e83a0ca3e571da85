import { minutesUntil } from '../../facts/intakes.ts';
import { type Line, overlap, type Route } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { Truth } from '../../truth.ts';

const unclear: ReadonlySet<Route> = new Set(['unknown', 'other']);

/** Infusions whose hours differ by this much do not run together; what is left in the line is flushed between them. */
const APART_MINUTES = 120;

export function isByVein(line: Line): Truth {
  if (line.routes.includes('intravenous')) return 'yes';
  return line.routes.some((route) => unclear.has(route)) ? 'unknown' : 'no';
}

/** Whether two infusions can be in one line at one time: not on lines that are stated and differ, nor at hours far apart. */
export function mayShareLine(one: Line, other: Line, facts: PatientFacts): boolean {
  if (!overlap(one, other)) return false;
  const first = accessOf(one);
  const second = accessOf(other);
  if (first !== null && second !== null && !first.some((access) => second.includes(access))) return false;
  return !areHoursApart(one, other, facts);
}

/** Lines or lumens as the sender wrote them; null: not stated for every dose. */
function accessOf(line: Line): readonly string[] | null {
  const stated: string[] = [];
  for (const { accessText } of line.order.dosages) {
    if (accessText === undefined) return null;
    stated.push(accessText.trim().toLowerCase());
  }
  return stated.length === 0 ? null : stated;
}

function areHoursApart(one: Line, other: Line, facts: PatientFacts): boolean {
  if (isContinuous(one) || isContinuous(other)) return false;
  const first = facts.intakes(one).minutes;
  const second = facts.intakes(other).minutes;
  if (first === null || second === null) return false;
  return first.every((minute) =>
    second.every(
      (against) => minutesUntil(minute, against) >= APART_MINUTES && minutesUntil(against, minute) >= APART_MINUTES,
    ),
  );
}

/** Runs all the time; a rate without hours may. */
function isContinuous(line: Line): boolean {
  return line.order.dosages.some(({ timing, rate }) => timing.continuous === true || rate !== undefined);
}
