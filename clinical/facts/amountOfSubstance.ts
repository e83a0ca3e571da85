import type { Quantity } from '../../schema/quantity.ts';
import { type Dimension, unitMeaning, type UnitMeaning } from '../quantity/units.ts';
import type { Strength } from '../resolver/readAmount.ts';
import type { Line } from './lines.ts';

/** An amount in the base unit of its dimension (`quantity/units.ts`), so that amounts can be added. */
export interface Amount {
  readonly dimension: Dimension;
  readonly value: number;
}

/** Turns an ordered amount of the product into an amount of the substance, by the strength where it is counted or poured. */
export function amountOfSubstance(
  dose: Quantity,
  line: Line,
  substance: number,
  weightKg: number | undefined,
): Amount | null {
  const perKilogram = /^(.+)\/kg$/.exec(dose.unit);
  if (perKilogram !== null)
    return weightKg === undefined
      ? null
      : amountOfSubstance({ value: dose.value * weightKg, unit: perKilogram[1] ?? '' }, line, substance, undefined);
  const meaning = unitMeaning(dose.unit, false) ?? unitMeaning(plainUnit(dose.unit), false);
  // Units that nobody understands are no number of tablets either.
  if (meaning === null || dose.value < 0) return null;
  if (meaning.dimension === 'ratio' || meaning.dimension === 'pieces' || meaning.dimension === 'volume') {
    // How many drops make a millilitre differs between products: ten drops are no amount, and never ten tablets.
    if (/^(?:\{drops?\}|\[drp\]|drops?|gouttes?|gtt)$/i.test(dose.unit.trim())) return null;
    const strength = strengthOf(line, substance);
    if (strength === null || strength.denominator?.value === 0) return null;
    return byStrength(dose, meaning, strength, containerOf(line, substance));
  }
  const amount = { dimension: meaning.dimension, value: dose.value * meaning.factor };
  return line.substances.length === 1 ? amount : partOfCombination(amount, line, substance);
}

/** One or two units are ordered by their weight: more is not guessed. */
const WHOLE_UNITS = [1, 2];

/**
 * "1 g" of "amoxicillin/clavulanic acid 1 g/200 mg" is one unit by its leading part, "960 mg" of "800 mg/160 mg" one by the
 * sum. Any other weight of a combination may be the sum of its parts, or one of them: nobody can tell.
 */
function partOfCombination(dose: Amount, line: Line, substance: number): Amount | null {
  const parts = line.substances.map((part) => {
    const strength = strengthOf(line, part);
    const unit = strength === null ? null : unitMeaning(strength.numerator.unit, false);
    if (strength === null || unit === null || unit.dimension !== dose.dimension) return null;
    if (strength.denominator !== undefined && strength.denominator.unit !== '{dose}') return null;
    return { part, value: (strength.numerator.value * unit.factor) / (strength.denominator?.value ?? 1) };
  });
  const known = parts.flatMap((entry) => entry ?? []);
  const own = known.find(({ part }) => part === substance);
  if (known.length !== parts.length || own === undefined) return null;
  const leading = Math.max(...known.map(({ value }) => value));
  const sum = known.reduce((total, { value }) => total + value, 0);
  const units = WHOLE_UNITS.filter((count) =>
    [leading, sum].some((whole) => Math.abs(dose.value - count * whole) <= 1e-9 * whole),
  );
  const [only] = units;
  return units.length === 1 && only !== undefined ? { dimension: dose.dimension, value: only * own.value } : null;
}

/** "comprimé(s)", "Gélule": as the table of units spells them. */
function plainUnit(unit: string): string {
  return unit
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\((?:s|es)\)$/, '')
    .trim();
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
export function strengthOf(line: Line, substance: number): Strength | null {
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
