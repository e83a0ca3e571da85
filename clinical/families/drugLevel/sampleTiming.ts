import type { DrugLevelRule } from '../../../schema/knowledge/rules/drugLevel.ts';
import { shortestIntervalHours } from '../../facts/dailyDose.ts';
import { minuteOfDay, minutesUntil } from '../../facts/intakes.ts';
import type { LabResult } from '../../facts/latestResults.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { truthOf, type Truth } from '../../truth.ts';
import { statedTiming } from './statedTiming.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The doses on both sides of a sample; null: not known. */
export interface DosesAround {
  readonly lastMs: number | null;
  readonly nextMs: number | null;
}

/** From the record of administrations, else from the ordered hours. */
export function dosesAround(lines: readonly Line[], sampleMs: number, facts: PatientFacts): DosesAround {
  const orderIds = new Set(lines.map((line) => line.order.id));
  let lastMs: number | null = null;
  let nextMs: number | null = null;
  for (const { orderId, at, status } of facts.chart.administrations) {
    if (!orderIds.has(orderId) || status === 'notGiven') continue;
    const atMs = Date.parse(at);
    if (atMs <= sampleMs) lastMs = Math.max(lastMs ?? -Infinity, atMs);
    else nextMs = Math.min(nextMs ?? Infinity, atMs);
  }
  return lastMs === null ? orderedAround(lines, sampleMs, facts) : { lastMs, nextMs };
}

function orderedAround(lines: readonly Line[], sampleMs: number, facts: PatientFacts): DosesAround {
  let last: number | null = null;
  let next: number | null = null;
  const sample = minuteOfDay(sampleMs, facts.utcOffsetMinutes);
  for (const line of lines) {
    const { minutes, days } = facts.intakes(line);
    if (minutes === null || days !== null || !isDaily(line)) return { lastMs: null, nextMs: null };
    for (const minute of minutes) {
      // A sample at the hour of a dose is taken before it.
      const until = minutesUntil(sample, minute);
      const since = minutesUntil(minute, sample) || 1440;
      const lastMs = sampleMs - since * MINUTE_MS;
      if (lastMs >= line.startMs) last = Math.max(last ?? -Infinity, lastMs);
      next = Math.min(next ?? Infinity, sampleMs + until * MINUTE_MS);
    }
  }
  return { lastMs: last, nextMs: next };
}

function isDaily(line: Line): boolean {
  return line.order.dosages.every(
    ({ timing }) =>
      timing.periodUnit === undefined ||
      timing.periodUnit === 'h' ||
      (timing.periodUnit === 'd' && (timing.period ?? 1) === 1),
  );
}

/** Whether a sample was taken when the rule wants it. */
export function isTakenAsAsked(
  rule: DrugLevelRule,
  lines: readonly Line[],
  result: LabResult,
  facts: PatientFacts,
): Truth {
  if (rule.sampling === 'any' || rule.sampling === 'continuous') return 'yes';
  const sampleMs = Date.parse(result.at ?? '');
  const { lastMs, nextMs } = dosesAround(lines, sampleMs, facts);
  const sinceHours = lastMs === null ? null : (sampleMs - lastMs) / HOUR_MS;
  const stated = statedTiming(result, facts);
  if (rule.sampling === 'afterDose') {
    if (sinceHours === null) return stated === 'peak' && isPeak(rule) ? 'yes' : 'unknown';
    return truthOf(
      sinceHours >= (rule.hoursAfterDose?.from ?? 0) && sinceHours <= (rule.hoursAfterDose?.to ?? Infinity),
    );
  }
  const interval = Math.min(...lines.map((line) => shortestIntervalHours(line) ?? Infinity));
  // What the laboratory calls a trough is one, unless the record shows that the dose was given just before.
  if (stated === 'trough') return truthOf(sinceHours === null || interval === Infinity || sinceHours >= interval / 2);
  if (stated === 'peak') return 'no';
  const withinHours = rule.troughWithinHours ?? DEFAULT_TROUGH_HOURS;
  if (nextMs !== null) return truthOf((nextMs - sampleMs) / HOUR_MS <= withinHours);
  if (sinceHours === null || interval === Infinity) return 'unknown';
  return truthOf(sinceHours >= interval - withinHours);
}

/** A window that ends within hours of the dose is that of a peak; the twelfth hour of lithium is not. */
function isPeak({ hoursAfterDose }: DrugLevelRule): boolean {
  return (hoursAfterDose?.to ?? Infinity) <= 6;
}

/** A trough is taken in the last hour before the dose, as nurses' rounds allow. */
const DEFAULT_TROUGH_HOURS = 1;
