import { bodySurface } from '../../calculators/bodySize.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { NotAssessedReason } from '../../../schema/review/notAssessed.ts';
import { ageHours, type LabResult } from '../../facts/latestResults.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { convertQuantity } from '../../quantity/compareQuantities.ts';
import { isPlausibleWeight, lowestPlausibleKg } from './weightForAge.ts';

/** Why a weight or a height cannot be used, for the report. */
export interface SizeFault {
  readonly reason: NotAssessedReason;
  readonly input: 'weight' | 'height';
  readonly detail: Message;
}

export type Measured =
  | { readonly ok: true; readonly value: number; readonly result: LabResult }
  | { readonly ok: false; readonly fault: SizeFault };

/** What a dose by weight or surface is reckoned with. Surface: Mosteller. */
export interface PatientSize {
  readonly weight: Measured;
  readonly height: Measured;
  readonly surfaceM2: number | null;
  /** What nobody of this age stays below. */
  readonly lowest: { readonly kg: number; readonly m2: number };
}

/** How old a weight or height may be, in days: infants double theirs in five months, grown-ups change slowly. */
const LIMIT_DAYS = { infant: 14, child: 30, adult: 365 } as const;

function patientSize(facts: PatientFacts): PatientSize {
  const months = facts.age?.maximumMonths ?? Infinity;
  const limitHours = 24 * (months < 12 ? LIMIT_DAYS.infant : months < 216 ? LIMIT_DAYS.child : LIMIT_DAYS.adult);
  const weight = weightOf(facts, limitHours);
  const height = measured(facts, 'height', 'cm', limitHours);
  const kg = lowestPlausibleKg(facts.age);
  return {
    weight,
    height,
    surfaceM2: weight.ok && height.ok ? bodySurface(height.value, weight.value) : null,
    lowest: { kg, m2: surfaceOfThin(kg) },
  };
}

/** A surface that nobody of this weight stays below (4 kg: 0.2 m2, 25 kg: 0.8 m2). */
function surfaceOfThin(kg: number): number {
  return 0.09 * kg ** 0.67;
}

function weightOf(facts: PatientFacts, limitHours: number): Measured {
  const weight = measured(facts, 'weight', 'kg', limitHours);
  if (!weight.ok || isPlausibleWeight(weight.value, facts.age)) return weight;
  const { value, unit } = weight.result.quantity;
  return failed('missing', 'weight', { key: 'notAssessed.weightImplausible', params: { value, unit } });
}

function measured(facts: PatientFacts, analyte: 'weight' | 'height', unit: string, limitHours: number): Measured {
  const result = facts.latest(analyte);
  if (result === null) return failed('missing', analyte, { key: 'notAssessed.resultMissing', params: { analyte } });
  const value = convertQuantity(result.quantity, unit);
  const shown = { analyte, value: result.quantity.value, unit: result.quantity.unit };
  if (result.unusable || result.comparator !== null || value === null)
    return failed('missing', analyte, { key: 'notAssessed.resultUnusable', params: shown });
  const hours = ageHours(result.at, facts.nowMs);
  if (hours !== null && hours > limitHours)
    return failed('stale', analyte, {
      key: 'notAssessed.resultStale',
      params: { ...shown, at: result.at ?? '', hours: limitHours },
    });
  return { ok: true, value, result };
}

function failed(reason: NotAssessedReason, input: 'weight' | 'height', detail: Message): Measured {
  return { ok: false, fault: { reason, input, detail } };
}

/** Reckoned when the first limit asks, once for a review. */
export function patientSizeOnce(facts: PatientFacts): () => PatientSize {
  let size: PatientSize | undefined;
  return () => (size ??= patientSize(facts));
}
