import type { Route } from '../../../schema/chart/route.ts';
import { opioidFactors, parenteralRoutes, type UncountedReason, uncountedOpioids } from './opioidFactors.ts';

/** What one order gives of one substance. */
export interface DailyOpioid {
  /** Id of the substance in the starter pack. */
  readonly substance: string;
  readonly route: Route;
  /** null: the order does not say. A patch of 25 ug/h gives 0.6 mg a day. */
  readonly mgPerDay: number | null;
}

export interface CountedOpioid<T extends DailyOpioid> {
  readonly line: T;
  readonly mmePerDay: number;
  /** The factor is for another route and understates this one. */
  readonly isLowerBound: boolean;
}

export interface UncountedOpioid<T extends DailyOpioid> {
  readonly line: T;
  readonly reason: UncountedReason;
}

/** Oral morphine milligram equivalents a day (MME/d) over all opioids of a patient. */
export interface MorphineEquivalents<T extends DailyOpioid> {
  /** Sum over `counted`. */
  readonly mmePerDay: number;
  /** The true load is higher, or may be: something could not be counted, or only understated. */
  readonly isLowerBound: boolean;
  readonly counted: readonly CountedOpioid<T>[];
  readonly uncounted: readonly UncountedOpioid<T>[];
}

/**
 * Opioid load by the factors of CDC 2022 (`opioidFactors.ts`). Lines that are no opioid are passed over; null: none is one. An opioid
 * without a factor, by a route that the factor does not hold for, or without a dose is listed with the reason and never counts as
 * nothing: a sum with `isLowerBound` may prove that a limit is passed, never that it is kept. Not for converting one opioid into
 * another, and not for the treatment of addiction (the guideline says so of both).
 */
export function morphineEquivalentsPerDay<T extends DailyOpioid>(lines: readonly T[]): MorphineEquivalents<T> | null {
  const counted: CountedOpioid<T>[] = [];
  const uncounted: UncountedOpioid<T>[] = [];
  for (const line of lines) {
    if (!isOpioid(line.substance)) continue;
    const judged = judge(line);
    if (typeof judged === 'string') uncounted.push({ line, reason: judged });
    else counted.push({ line, ...judged });
  }
  if (counted.length + uncounted.length === 0) return null;
  return {
    mmePerDay: Number(counted.reduce((sum, each) => sum + each.mmePerDay, 0).toPrecision(12)),
    isLowerBound: uncounted.length > 0 || counted.some((each) => each.isLowerBound),
    counted,
    uncounted,
  };
}

/** Whether the calculator knows the substance as an opioid, counted or not. */
export function isOpioid(substance: string): boolean {
  return Object.hasOwn(opioidFactors, substance) || Object.hasOwn(uncountedOpioids, substance);
}

function judge({ substance, route, mgPerDay }: DailyOpioid): UncountedReason | Omit<CountedOpioid<never>, 'line'> {
  const factor = Object.hasOwn(opioidFactors, substance) ? opioidFactors[substance] : undefined;
  if (factor === undefined) return uncountedOpioids[substance] ?? 'noFactor';
  const isStated = factor.routes.includes(route);
  const isParenteral = parenteralRoutes.includes(route) && factor.routes.includes('oral');
  if (!isStated && !isParenteral) return 'routeWithoutFactor';
  if (mgPerDay === null || !Number.isFinite(mgPerDay) || mgPerDay < 0) return 'doseUnknown';
  const mmePerDay = Number((mgPerDay * factor.mmePerMg).toPrecision(12));
  return Number.isFinite(mmePerDay) ? { mmePerDay, isLowerBound: !isStated } : 'doseUnknown';
}
