import { bodySurface } from '../calculators/bodySize.ts';
import { ckdEpi2021, deindexed } from '../calculators/ckdEpi2021.ts';
import { cockcroftGault } from '../calculators/cockcroftGault.ts';
import { creatinineMgPerDl } from '../calculators/creatinine.ts';
import { schwartz } from '../calculators/schwartz.ts';
import type { PatientFacts } from './patientFacts.ts';
import type { LabResult } from './latestResults.ts';
import { convertQuantity } from '../quantity/compareQuantities.ts';
import { ageHours } from './latestResults.ts';

export type RenalEstimateMethod = 'cockcroftGault' | 'ckdEpi' | 'schwartz';

/** What an estimate is made from. */
export type RenalFacts = Pick<PatientFacts, 'age' | 'sex' | 'nowMs' | 'latest'>;

/** An input without which there is no estimate. */
export type RenalInput = 'creatinine' | 'birthDate' | 'sex' | 'weight' | 'height' | 'renalFunction';

export type RenalEstimate =
  | {
      readonly ok: true;
      readonly method: RenalEstimateMethod;
      /** Between these the true estimate lies: inputs known only in part leave a range. mL/min. */
      readonly low: number;
      readonly high: number;
      /** The best single value, mL/min: `central` to compare, `value` (one decimal) to show. */
      readonly central: number;
      readonly value: number;
      /** What made it a range. */
      readonly inexact: RenalInput | null;
      readonly creatinine: LabResult;
      readonly weight: LabResult | null;
    }
  | {
      readonly ok: false;
      readonly missing: RenalInput;
      readonly stale: boolean;
      readonly result: LabResult | null;
      readonly underOneYear: boolean;
    };

/** A weight may be this old: grown-ups change slowly, children do not. */
const WEIGHT_LIMIT_HOURS = { adult: 365 * 24, child: 30 * 24 } as const;
/** Body surfaces of nearly all adults, where height or weight is not known. */
const ADULT_SURFACE = { low: 1.4, high: 2.4 } as const;

/** Estimates of one patient, which dozens of rules ask for in one review. */
const remembered = new WeakMap<RenalFacts, Map<string, RenalEstimate>>();

/**
 * Renal function as a rule wants it: Cockcroft-Gault with the actual weight, or CKD-EPI 2021 turned into mL/min by body surface,
 * from 18 years; bedside Schwartz from 1 to 17. Whatever is known only in part (a birth year, an unrecorded sex or height)
 * gives a range; the caller may conclude only what holds over all of it.
 */
export function estimateRenalFunction(
  facts: RenalFacts,
  wanted: 'cockcroftGault' | 'ckdEpi',
  maximumAgeHours: number,
): RenalEstimate {
  const own = remembered.get(facts) ?? new Map<string, RenalEstimate>();
  const key = `${wanted} ${maximumAgeHours}`;
  const known = own.get(key);
  if (known !== undefined) return known;
  const estimate = estimateAnew(facts, wanted, maximumAgeHours);
  remembered.set(facts, own.set(key, estimate));
  return estimate;
}

function estimateAnew(facts: RenalFacts, wanted: 'cockcroftGault' | 'ckdEpi', maximumAgeHours: number): RenalEstimate {
  const creatinine = facts.latest('creatinine');
  if (creatinine === null || creatinine.unusable) return failed('creatinine', false, creatinine);
  const hours = ageHours(creatinine.at, facts.nowMs);
  if (hours === null || hours > maximumAgeHours) return failed('creatinine', true, creatinine);
  const mgPerDl = creatinineMgPerDl(creatinine.quantity);
  if (mgPerDl === null || mgPerDl <= 0 || creatinine.comparator !== null)
    return failed('creatinine', false, creatinine);
  const age = facts.age;
  if (age === null) return failed('birthDate', false, null);
  if (age.minimumYears < 18 && age.maximumYears >= 18) return failed('birthDate', false, null);
  if (age.maximumYears < 18) return childEstimate(facts, creatinine, mgPerDl);

  const weight = usableWeight(facts, WEIGHT_LIMIT_HOURS.adult);
  const sexes = facts.sex === null ? [true, false] : [facts.sex === 'female'];
  const ages = age.minimumYears === age.maximumYears ? [age.minimumYears] : [age.minimumYears, age.maximumYears];
  const inexact: RenalInput | null = facts.sex === null ? 'sex' : ages.length > 1 ? 'birthDate' : null;
  if (wanted === 'cockcroftGault') {
    if (!weight.ok) return failed('weight', weight.stale, weight.result);
    const values = sexes
      .flatMap((isFemale) => ages.map((years) => cockcroftGault(mgPerDl, years, weight.kg, isFemale)))
      .filter((value) => value !== null);
    return estimated('cockcroftGault', values, middle(values), inexact, creatinine, weight.result);
  }
  const indexed = sexes
    .flatMap((isFemale) => ages.map((years) => ckdEpi2021(mgPerDl, years, isFemale)))
    .filter((value) => value !== null);
  const heightCm = heightOf(facts);
  const surface = weight.ok && heightCm !== null ? bodySurface(heightCm, weight.kg) : null;
  if (surface !== null) {
    const values = indexed.map((value) => deindexed(value, surface)).filter((value) => value !== null);
    return estimated('ckdEpi', values, middle(values), inexact, creatinine, weight.result);
  }
  const bounds = indexed
    .flatMap((value) => [deindexed(value, ADULT_SURFACE.low), deindexed(value, ADULT_SURFACE.high)])
    .filter((value) => value !== null);
  return estimated('ckdEpi', bounds, middle(indexed), inexact ?? (weight.ok ? 'height' : 'weight'), creatinine, null);
}

function childEstimate(facts: RenalFacts, creatinine: LabResult, mgPerDl: number): RenalEstimate {
  if (facts.age === null || facts.age.minimumYears < 1)
    return { ...failed('renalFunction', false, null), underOneYear: true };
  const heightCm = heightOf(facts);
  if (heightCm === null) return failed('height', false, null);
  const value = schwartz(mgPerDl, heightCm);
  if (value === null) return failed('height', false, null);
  return estimated('schwartz', [value], value, null, creatinine, null);
}

function usableWeight(facts: RenalFacts, limitHours: number) {
  const result = facts.latest('weight');
  if (result === null || result.unusable || result.comparator !== null)
    return { ok: false as const, stale: false, result };
  const hours = ageHours(result.at, facts.nowMs);
  if (hours !== null && hours > limitHours) return { ok: false as const, stale: true, result };
  const kg = convertQuantity(result.quantity, 'kg');
  return kg === null ? { ok: false as const, stale: false, result } : { ok: true as const, kg, result };
}

function heightOf(facts: RenalFacts): number | null {
  const result = facts.latest('height');
  return result === null || result.unusable || result.comparator !== null
    ? null
    : convertQuantity(result.quantity, 'cm');
}

function failed(missing: RenalInput, stale: boolean, result: LabResult | null): Extract<RenalEstimate, { ok: false }> {
  return { ok: false, missing, stale, result, underOneYear: false };
}

function estimated(
  method: RenalEstimateMethod,
  values: readonly number[],
  value: number,
  inexact: RenalInput | null,
  creatinine: LabResult,
  weight: LabResult | null,
): RenalEstimate {
  // A calculator that has no answer leaves no value: an age that nobody reaches, a result beyond all numbers.
  if (values.length === 0) return failed('creatinine', false, creatinine);
  return {
    ok: true,
    method,
    low: Math.min(...values),
    high: Math.max(...values),
    central: value,
    value: Math.round(value * 10) / 10,
    inexact,
    creatinine,
    weight,
  };
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
