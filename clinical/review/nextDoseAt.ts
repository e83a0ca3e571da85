import type { Instant } from '../../schema/instant.ts';
import type { Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The next dose that is planned: by the administration plan, else by times of day on the ward's clock, else a coming start. */
export function nextDoseAt(facts: PatientFacts, utcOffsetMinutes: number): Instant | null {
  let next = Infinity;
  for (const administration of facts.chart.administrations) {
    if (administration.status !== 'planned' || administration.at < facts.now) continue;
    next = Math.min(next, Date.parse(administration.at));
  }
  for (const line of facts.lines)
    if (line.given) next = Math.min(next, nextOfLine(line, facts.nowMs, utcOffsetMinutes));
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
}

function nextOfLine(line: Line, nowMs: number, utcOffsetMinutes: number): number {
  if (line.startMs > nowMs) return line.startMs;
  let next = Infinity;
  const midnight = Math.floor((nowMs + utcOffsetMinutes * MINUTE_MS) / DAY_MS) * DAY_MS - utcOffsetMinutes * MINUTE_MS;
  for (const dosage of line.order.dosages) {
    if (dosage.asNeeded) continue;
    for (const time of dosage.timing.timesOfDay ?? []) {
      const today = midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE_MS;
      next = Math.min(next, today >= nowMs ? today : today + DAY_MS);
    }
  }
  return next < line.endMs ? next : Infinity;
}
