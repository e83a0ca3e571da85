import type { Quantity } from '../../../schema/quantity.ts';
import type { RenalRule } from '../../../schema/knowledge/rules/renal.ts';
import {
  compareAmount,
  dailyAmountOf,
  inUnitOf,
  largestSingleAmount,
  shortestIntervalHours,
} from '../../facts/dailyDose.ts';
import type { Line } from '../../facts/lines.ts';

export type RenalBand = RenalRule['bands'][number];

/** What is wrong in a band: its drug should not be given, or a limit of it is passed. */
export type Excess =
  | { readonly kind: 'avoid' }
  | { readonly kind: 'dailyDose' | 'singleDose'; readonly given: number; readonly limit: Quantity }
  | { readonly kind: 'interval'; readonly givenHours: number; readonly limitHours: number };

/** `excess` null: nothing is wrong, or, with `doseUnknown`, nobody can tell. */
export interface BandVerdict {
  readonly band: RenalBand;
  readonly excess: Excess | null;
  readonly doseUnknown: boolean;
}

export function bandAt(rule: RenalRule, mlPerMinute: number): RenalBand | null {
  return rule.bands.find((band) => band.below === null || mlPerMinute < band.below) ?? null;
}

export function judgeBand(band: RenalBand, lines: readonly Line[], substance: number, nowMs: number): BandVerdict {
  const { maximumDailyDose, maximumSingleDose, minimumIntervalHours } = band;
  const hasLimit =
    maximumDailyDose !== undefined || maximumSingleDose !== undefined || minimumIntervalHours !== undefined;
  if (!hasLimit) return { band, excess: band.severity === undefined ? null : { kind: 'avoid' }, doseUnknown: false };
  let doseUnknown = false;
  if (maximumDailyDose !== undefined) {
    const amount = dailyAmountOf(lines, substance, nowMs);
    const order = compareAmount(amount, maximumDailyDose);
    if (amount === null || order === null) doseUnknown = true;
    else if (order > 0)
      return {
        band,
        excess: { kind: 'dailyDose', given: inUnitOf(amount, maximumDailyDose), limit: maximumDailyDose },
        doseUnknown: false,
      };
  }
  for (const line of lines) {
    if (maximumSingleDose !== undefined) {
      const amount = largestSingleAmount(line, substance);
      const order = compareAmount(amount, maximumSingleDose);
      if (amount === null || order === null) doseUnknown = true;
      else if (order > 0)
        return {
          band,
          excess: { kind: 'singleDose', given: inUnitOf(amount, maximumSingleDose), limit: maximumSingleDose },
          doseUnknown: false,
        };
    }
    if (minimumIntervalHours !== undefined) {
      const hours = shortestIntervalHours(line);
      if (hours === null) doseUnknown = true;
      else if (hours < minimumIntervalHours - 1e-9)
        return {
          band,
          excess: { kind: 'interval', givenHours: hours, limitHours: minimumIntervalHours },
          doseUnknown: false,
        };
    }
  }
  return { band, excess: null, doseUnknown };
}
