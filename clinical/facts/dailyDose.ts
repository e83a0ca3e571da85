import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { type Dimension, unitMeaning, type UnitMeaning } from '../quantity/units.ts';
import type { Strength } from '../resolver/readAmount.ts';
import { dosageInText } from './dosageInText.ts';
import type { Line } from './lines.ts';

/** An amount in the base unit of its dimension (`quantity/units.ts`), so that amounts can be added. */
export interface Amount {
  readonly dimension: Dimension;
  readonly value: number;
}

/**
 * What one line gives of one substance per day at most (as needed counts in full; of a range the upper end); null: not known.
 * Doses per kilogram need `weightKg`.
 */
export function dailyAmount(line: Line, substance: number, weightKg?: number): Amount | null {
  return addedUp(
    line.order.dosages.map(understood).map((dosage) => {
      if (dosage.maximumDailyDose !== undefined) return ofSubstance(dosage.maximumDailyDose, line, substance, weightKg);
      const times = dosesPerDay(dosage);
      if (dosage.timing.continuous === true && dosage.rate !== undefined)
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
    const perDay = (frequency * 24) / (period * HOURS_OF_UNIT[periodUnit]);
    return share < 1 && periodUnit === 'd' ? perDay * share : perDay;
  }
  if (once === true) return 1;
  if (frequency !== undefined) return frequency * share;
  return share < 1 ? share : null;
}

function singleAmount(dosage: Dosage, line: Line, substance: number, weightKg: number | undefined): Amount | null {
  const dose = dosage.doseRange?.high ?? dosage.dose;
  return dose === undefined ? null : ofSubstance(dose, line, substance, weightKg);
}

/** What a patch gives a day by its rate ("25 ug/h"), however seldom it is changed; null: the strength is no rate. */
function wornAmount(dosage: Dosage, line: Line, substance: number): Amount | null {
  const rate = strengthOf(line, substance);
  const hours = rate?.denominator?.unit === 'h' ? rate.denominator.value : null;
  const dose = dosage.doseRange?.high ?? dosage.dose;
  if (rate === null || hours === null || dose === undefined) return null;
  const count = unitMeaning(dose.unit, false);
  const numerator = unitMeaning(rate.numerator.unit, false);
  if (numerator === null || (count?.dimension !== 'pieces' && count?.dimension !== 'ratio')) return null;
  return { dimension: numerator.dimension, value: (dose.value * rate.numerator.value * numerator.factor * 24) / hours };
}

/** Turns an ordered amount of the product into an amount of the substance, by the strength where it is counted or poured. */
function ofSubstance(dose: Quantity, line: Line, substance: number, weightKg: number | undefined): Amount | null {
  const perKilogram = /^(.+)\/kg$/.exec(dose.unit);
  if (perKilogram !== null)
    return weightKg === undefined
      ? null
      : ofSubstance({ value: dose.value * weightKg, unit: perKilogram[1] ?? '' }, line, substance, undefined);
  const meaning = unitMeaning(dose.unit, false);
  // Units that nobody understands are no number of tablets either.
  if (meaning === null || dose.value < 0) return null;
  if (meaning.dimension === 'ratio' || meaning.dimension === 'pieces' || meaning.dimension === 'volume') {
    // How many drops make a millilitre differs between products: ten drops are no amount, and never ten tablets.
    if (/^(?:\{drops?\}|\[drp\]|drops?|gouttes?|gtt)$/i.test(dose.unit.trim())) return null;
    const strength = strengthOf(line, substance);
    if (strength === null || strength.denominator?.value === 0) return null;
    return byStrength(dose, meaning, strength, containerOf(line, substance));
  }
  // "1 g" of a combination is the sum of its parts, or one of them: nobody can tell.
  return line.substances.length === 1 ? { dimension: meaning.dimension, value: dose.value * meaning.factor } : null;
}

/** Things that are given whole: of these, and of no tablet, the name's volume is the amount ("10 mg/mL, 5 mL"). */
const containers =
  /^\{?(?:ampoule|ampule|vial|flacon|bag|poche|syringe|seringue|unidose|unit_dose|sachet|bottle)s?\}?$/i;

function byStrength(
  dose: Quantity,
  meaning: UnitMeaning,
  strength: Strength,
  containerMl: number | undefined,
): Amount | null {
  const numerator = unitMeaning(strength.numerator.unit, false);
  if (numerator === null || numerator.dimension === 'fraction') return null;
  const whole = strength.numerator.value * numerator.factor;
  const denominator = strength.denominator;
  const per = denominator === undefined ? null : unitMeaning(denominator.unit, false);
  if (denominator !== undefined && per?.dimension === 'volume') {
    const millilitre = unitMeaning('mL', false)?.factor ?? 0;
    const poured =
      meaning.dimension === 'volume'
        ? dose.value * meaning.factor
        : containerMl !== undefined && containers.test(dose.unit.trim())
          ? dose.value * containerMl * millilitre
          : null;
    return poured === null
      ? null
      : { dimension: numerator.dimension, value: (poured * whole) / (denominator.value * per.factor) };
  }
  if (meaning.dimension === 'volume') return null;
  if (denominator !== undefined && per !== null && per.dimension !== 'pieces' && per.dimension !== 'ratio') return null;
  return { dimension: numerator.dimension, value: (dose.value * whole) / (denominator?.value ?? 1) };
}

/** As the sender stated it, else as the product's code or its name tells (`resolver/strengthsInText`). */
function strengthOf(line: Line, substance: number): Strength | null {
  if (!line.resolution.recognised) return null;
  const { byIngredient, strengths } = line.resolution;
  const medication = line.order.medication;
  const position =
    byIngredient?.findIndex((substances) => substances.length === 1 && substances[0] === substance) ?? -1;
  const stated = position < 0 ? undefined : medication.ingredients?.[position]?.strength;
  if (stated !== undefined) return stated;
  if (line.substances.length === 1 && medication.strength !== undefined) return medication.strength;
  return strengths.find((entry) => entry.substance === substance)?.strength ?? null;
}

function containerOf(line: Line, substance: number): number | undefined {
  if (!line.resolution.recognised) return undefined;
  return line.resolution.strengths.find((entry) => entry.substance === substance)?.containerMl;
}

function continuousAmount(rate: Quantity, line: Line, substance: number, weightKg: number | undefined): Amount | null {
  const match = /^(.+)\/(h|hr|min|d)$/.exec(rate.unit);
  const unit = match?.[1];
  if (match === null || unit === undefined || (unit.includes('/') && !unit.endsWith('/kg'))) return null;
  const perDay = match[2] === 'min' ? 1440 : match[2] === 'd' ? 1 : 24;
  const amount = ofSubstance({ value: rate.value, unit }, line, substance, weightKg);
  return amount === null ? null : { dimension: amount.dimension, value: amount.value * perDay };
}
