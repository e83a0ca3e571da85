import { Decimal } from 'decimal.js';
import type { Quantity } from '../../schema/quantity.ts';
import { convertQuantity } from '../quantity/compareQuantities.ts';
import { unitMeaning } from '../quantity/units.ts';

/** A creatinine with the time of its sample in milliseconds. */
export interface TimedCreatinine {
  readonly quantity: Quantity;
  readonly atMs: number;
  readonly recordId: string;
}

export interface KidneyInjury {
  /** 0: the criterion is not met. */
  readonly stage: 0 | 1 | 2 | 3;
  /** The measurement that the last one was compared with, where one met the criterion. */
  readonly baseline: TimedCreatinine | null;
}

const HOUR_MS = 3_600_000;
const RISE = { umolPerL: 26.5, mgPerDl: 0.3 } as const;
const STAGE_THREE = { umolPerL: 353.6, mgPerDl: 4 } as const;

/**
 * KDIGO stage of acute kidney injury from serum creatinine (KDIGO 2012, Kidney Int Suppl 2:1). The criterion is a rise of
 * 0.3 mg/dL (26.5 umol/L) or more within 48 hours, or to 1.5 times the lowest value of the 7 days before or more; a high
 * stable creatinine is not acute. Urine output is not considered. Compared in the unit of the latest value, in decimal
 * arithmetic. null: fewer than two values within 7 days, so the course is not known.
 */
export function kidneyInjuryStage(
  courseLatestFirst: readonly TimedCreatinine[],
  onDialysis: boolean,
): KidneyInjury | null {
  const [latest] = courseLatestFirst;
  if (latest === undefined) return null;
  const { unit, value: last } = latest.quantity;
  const rise = inUnit(RISE, unit);
  let rose = false;
  let lowest: { readonly value: number; readonly measured: TimedCreatinine } | null = null;
  for (const earlier of courseLatestFirst) {
    const age = latest.atMs - earlier.atMs;
    if (age <= 0 || age > 7 * 24 * HOUR_MS) continue;
    const value = convertQuantity(earlier.quantity, unit, 'creatinine');
    if (value === null || value <= 0) continue;
    if (age <= 48 * HOUR_MS && risesBy(last, value, rise)) rose = true;
    if (lowest === null || value < lowest.value) lowest = { value, measured: earlier };
  }
  if (lowest === null) return null;
  const before = lowest.value;
  if (!rose && !isTimes(last, before, 1.5)) return { stage: 0, baseline: null };
  const isThird = onDialysis || isTimes(last, before, 3) || last >= inUnit(STAGE_THREE, unit);
  return { stage: isThird ? 3 : isTimes(last, before, 2) ? 2 : 1, baseline: lowest.measured };
}

/** Nearer than this (relative) binary arithmetic may be wrong, and decimal arithmetic decides. */
const NEARLY_EQUAL = 1e-9;

function risesBy(last: number, before: number, rise: number): boolean {
  const excess = last - before - rise;
  if (Math.abs(excess) > NEARLY_EQUAL * last) return excess > 0;
  return new Decimal(last).minus(before).greaterThanOrEqualTo(rise);
}

function isTimes(last: number, before: number, times: number): boolean {
  const excess = last - before * times;
  if (Math.abs(excess) > NEARLY_EQUAL * last) return excess > 0;
  return new Decimal(last).greaterThanOrEqualTo(new Decimal(before).times(times));
}

/** KDIGO states its limits in both units, rounded; each is used as stated, in the kind of unit that the laboratory reports. */
function inUnit(limit: { readonly umolPerL: number; readonly mgPerDl: number }, unit: string): number {
  const isMass = unitMeaning(unit, false)?.dimension === 'massConcentration';
  const stated = isMass ? { value: limit.mgPerDl, unit: 'mg/dL' } : { value: limit.umolPerL, unit: 'umol/L' };
  return convertQuantity(stated, unit, 'creatinine') ?? Infinity;
}
