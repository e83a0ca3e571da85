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
  const unit = latest.quantity.unit;
  const last = new Decimal(latest.quantity.value);
  let seen = 0;
  let rose = false;
  let ratio = new Decimal(0);
  let baseline: TimedCreatinine | null = null;
  for (const earlier of courseLatestFirst) {
    const age = latest.atMs - earlier.atMs;
    if (age <= 0 || age > 7 * 24 * HOUR_MS) continue;
    const value = convertQuantity(earlier.quantity, unit, 'creatinine');
    if (value === null || value <= 0) continue;
    seen += 1;
    const before = new Decimal(value);
    const isRise = age <= 48 * HOUR_MS && last.minus(before).greaterThanOrEqualTo(inUnit(RISE, unit));
    const own = last.dividedBy(before);
    if (isRise) rose = true;
    if (own.greaterThan(ratio)) {
      ratio = own;
      baseline = earlier;
    }
  }
  if (seen === 0) return null;
  if (!rose && ratio.lessThan(1.5)) return { stage: 0, baseline: null };
  const isThird = onDialysis || ratio.greaterThanOrEqualTo(3) || last.greaterThanOrEqualTo(inUnit(STAGE_THREE, unit));
  return { stage: isThird ? 3 : ratio.greaterThanOrEqualTo(2) ? 2 : 1, baseline };
}

/** KDIGO states its limits in both units, rounded; each is used as stated, in the kind of unit that the laboratory reports. */
function inUnit(limit: { readonly umolPerL: number; readonly mgPerDl: number }, unit: string): Decimal {
  const isMass = unitMeaning(unit, false)?.dimension === 'massConcentration';
  const stated = isMass ? { value: limit.mgPerDl, unit: 'mg/dL' } : { value: limit.umolPerL, unit: 'umol/L' };
  return new Decimal(convertQuantity(stated, unit, 'creatinine') ?? Infinity);
}
