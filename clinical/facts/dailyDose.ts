import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { unitMeaning } from '../quantity/units.ts';
import { type Amount, amountOfSubstance, strengthOf } from './amountOfSubstance.ts';
import { dosageInText } from './dosageInText.ts';
import type { Line } from './lines.ts';

export type { Amount } from './amountOfSubstance.ts';

/**
 * What one line gives of one substance per day at most (as needed counts in full; of a range the upper end); null: not known.
 * Doses per kilogram need `weightKg`.
 */
export function dailyAmount(line: Line, substance: number, weightKg?: number): Amount | null {
  return addedUp(
    line.order.dosages.map(understood).map((dosage) => {
      const times = dosesPerDay(dosage);
      if (dosage.maximumDailyDose !== undefined) {
        const most = amountOfSubstance(dosage.maximumDailyDose, line, substance, weightKg);
        // What is given by the clock is given: a limit below it was written for another schedule.
        const single = dosage.asNeeded || times === null ? null : singleAmount(dosage, line, substance, weightKg);
        const byClock = single === null ? 0 : single.value * (times ?? 0);
        return most === null || single?.dimension !== most.dimension || byClock <= most.value
          ? most
          : { dimension: most.dimension, value: byClock };
      }
      // A patch that is ordered by what it gives in an hour is worn until the next; its times say when it is changed.
      const isWornByRate =
        dosage.route === 'transdermal' && dosage.dose === undefined && dosage.doseRange === undefined;
      if ((dosage.timing.continuous === true || isWornByRate) && dosage.rate !== undefined)
        return continuousAmount(dosage.rate, line, substance, weightKg);
      const worn = wornAmount(dosage, line, substance);
      if (worn !== null) return worn;
      const single = times === null ? null : singleAmount(dosage, line, substance, weightKg);
      return single === null || times === null ? null : { dimension: single.dimension, value: single.value * times };
    }),
  );
}

/** True where the dose or its times were read from the words of the order, because nothing else states them. */
export function isDoseReadFromText(line: Line): boolean {
  return line.order.dosages.some((dosage) => understood(dosage) !== dosage);
}

/** The instruction with what its words say, if it has nothing but words; see `dosageInText`. */
function understood(dosage: Dosage): Dosage {
  if (dosage.text === undefined || dosage.dose !== undefined || dosage.doseRange !== undefined) return dosage;
  if (dosage.rate !== undefined || dosage.maximumDailyDose !== undefined) return dosage;
  if (dosesPerDay(dosage) !== null || Object.keys(dosage.timing).length > 0) return dosage;
  const read = dosageInText(dosage.text);
  return read === null ? dosage : { ...dosage, ...read };
}

/** The largest single dose of one substance on a line; null: not known. */
export function largestSingleAmount(line: Line, substance: number, weightKg?: number): Amount | null {
  let largest: Amount | null = null;
  for (const dosage of line.order.dosages.map(understood)) {
    const single = singleAmount(dosage, line, substance, weightKg);
    if (single === null || (largest !== null && largest.dimension !== single.dimension)) return null;
    if (largest === null || single.value > largest.value) largest = single;
  }
  return largest;
}

/** Hours between doses as ordered, the shortest of the line's instructions; null: not known, once, or continuous. */
export function shortestIntervalHours(line: Line): number | null {
  let shortest: number | null = null;
  for (const dosage of line.order.dosages.map(understood)) {
    const times = dosesPerDay(dosage);
    if (times === null || times <= 0) return null;
    const hours = 24 / times;
    if (shortest === null || hours < shortest) shortest = hours;
  }
  return shortest;
}

/**
 * What all lines together give of a substance on the day when they give most: a change of dose from tomorrow is two lines that
 * never meet. What is taken at home does not add to what the ward gives. null: some amount is not known.
 */
export function dailyAmountOf(lines: readonly Line[], substance: number, nowMs: number): Amount | null {
  const onWard = lines.filter((line) => line.setting === 'ward');
  const counted = onWard.length > 0 ? onWard : lines;
  let most: Amount | null = null;
  for (const moment of new Set(counted.map((line) => Math.max(line.startMs, nowMs)))) {
    const together = counted.filter((line) => line.startMs <= moment && moment < line.endMs);
    const sum = addedUp(together.map((line) => dailyAmount(line, substance)));
    if (sum === null || (most !== null && most.dimension !== sum.dimension)) return null;
    if (most === null || sum.value > most.value) most = sum;
  }
  return most;
}

/** Amounts that differ by less than this part are the same: sums of decimals are not exact in binary. */
const SAME_AMOUNT = 1e-9;

/** -1, 0 or 1 as an amount is below, equal to or above a limit; null: not known, or of another kind. */
export function compareAmount(amount: Amount | null, limit: Quantity): -1 | 0 | 1 | null {
  const meaning = unitMeaning(limit.unit, false);
  if (amount === null || meaning === null || meaning.dimension !== amount.dimension) return null;
  const wanted = limit.value * meaning.factor;
  if (Math.abs(amount.value - wanted) <= SAME_AMOUNT * wanted) return 0;
  return amount.value < wanted ? -1 : 1;
}

/** An amount in the unit of a limit it was compared with, to six digits. */
export function inUnitOf(amount: Amount, limit: Quantity): number {
  return Number((amount.value / (unitMeaning(limit.unit, false)?.factor ?? 1)).toPrecision(6));
}

/** Sum of amounts; null as soon as one is not known or of another kind. */
export function addedUp(amounts: readonly (Amount | null)[]): Amount | null {
  let sum: Amount | null = null;
  for (const amount of amounts) {
    if (amount === null || (sum !== null && sum.dimension !== amount.dimension)) return null;
    sum = sum === null ? amount : { dimension: amount.dimension, value: sum.value + amount.value };
  }
  return sum;
}

const HOURS_OF_UNIT = { min: 1 / 60, h: 1, d: 24, wk: 168, mo: 730.5 } as const;

/** null: the timing does not say. */
export function dosesPerDay(dosage: Dosage): number | null {
  const { frequency, period, periodUnit, timesOfDay, daysOfWeek, once } = dosage.timing;
  const share = daysOfWeek === undefined || daysOfWeek.length === 0 ? 1 : new Set(daysOfWeek).size / 7;
  if (timesOfDay !== undefined && timesOfDay.length > 0)
    return timesOfDay.length * (periodUnit === 'wk' && daysOfWeek === undefined ? 1 / 7 : share);
  if (frequency !== undefined && period !== undefined && periodUnit !== undefined) {
    // "Once a week on Monday, Wednesday and Friday" is three times.
    const days = periodUnit === 'wk' ? new Set(daysOfWeek).size : 0;
    const perDay = (Math.max(frequency, days) * 24) / (period * HOURS_OF_UNIT[periodUnit]);
    return share < 1 && periodUnit === 'd' ? perDay * share : perDay;
  }
  if (once === true) return 1;
  if (frequency !== undefined) return frequency * share;
  return share < 1 ? share : null;
}

function singleAmount(dosage: Dosage, line: Line, substance: number, weightKg: number | undefined): Amount | null {
  const dose = dosage.doseRange?.high ?? dosage.dose;
  // Nobody orders nothing: a dose of zero stands for one that was not filled in.
  return dose === undefined || dose.value <= 0 ? null : amountOfSubstance(dose, line, substance, weightKg);
}

/** What a patch gives a day by its rate ("25 ug/h"), however seldom it is changed; null: the strength is no rate. */
function wornAmount(dosage: Dosage, line: Line, substance: number): Amount | null {
  const rate = strengthOf(line, substance);
  const hours = rate?.denominator?.unit === 'h' ? rate.denominator.value : null;
  const dose = dosage.doseRange?.high ?? dosage.dose;
  if (rate === null || hours === null || dose === undefined) return null;
  const count = unitMeaning(dose.unit, false);
  const numerator = unitMeaning(rate.numerator.unit, false);
  // A patch of 16 hours is taken off for the night.
  const daily = hours === 16 ? 1 : 24 / hours;
  if (numerator === null || (count?.dimension !== 'pieces' && count?.dimension !== 'ratio')) return null;
  return { dimension: numerator.dimension, value: dose.value * rate.numerator.value * numerator.factor * daily };
}

function continuousAmount(rate: Quantity, line: Line, substance: number, weightKg: number | undefined): Amount | null {
  const match = /^(.+)\/(h|hr|min|d)$/.exec(rate.unit);
  const unit = match?.[1];
  if (rate.value <= 0 || match === null || unit === undefined || (unit.includes('/') && !unit.endsWith('/kg')))
    return null;
  const perDay = match[2] === 'min' ? 1440 : match[2] === 'd' ? 1 : 24;
  const amount = amountOfSubstance({ value: rate.value, unit }, line, substance, weightKg);
  return amount === null ? null : { dimension: amount.dimension, value: amount.value * perDay };
}
