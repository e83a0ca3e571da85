import { Decimal } from 'decimal.js';
import type { Analyte } from '../../schema/knowledge/analyte.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { convertOtherwise } from './convertOtherwise.ts';
import { micromolesPerMilligram, valence } from './molarMass.ts';
import { type UnitMeaning, unitMeaning } from './units.ts';

const cellAnalytes: ReadonlySet<string> = new Set(['platelets', 'neutrophils', 'leucocytes']);

/** Nearer than this (relative) binary arithmetic may be wrong about which is greater, and decimal arithmetic decides. */
const NEARLY_EQUAL = 1e-9;

/**
 * -1, 0 or 1 as `one` is below, equal to or above `other`; null: the units cannot be compared. Exact in decimal arithmetic:
 * 0.3 mg/dL equals 1.2 - 0.9 mg/dL, which it does not in binary.
 */
export function compareQuantities(one: Quantity, other: Quantity, analyte?: Analyte): -1 | 0 | 1 | null {
  if (Number.isNaN(one.value) || Number.isNaN(other.value)) return null;
  if (one.unit === other.unit) return sign(one.value - other.value);
  const factors = commonFactors(one.unit, other.unit, analyte);
  if (factors === null) {
    const converted = convertOtherwise(one, other.unit, analyte);
    if (converted === null) return null;
    const difference = converted - other.value;
    return Math.abs(difference) <= NEARLY_EQUAL * Math.abs(other.value) ? 0 : sign(difference);
  }
  const [left, right] = factors;
  const near = one.value * left - other.value * right;
  if (Math.abs(near) > NEARLY_EQUAL * Math.max(Math.abs(one.value * left), Math.abs(other.value * right)))
    return near < 0 ? -1 : 1;
  return sign(new Decimal(one.value).times(left).comparedTo(new Decimal(other.value).times(right)));
}

/** The value in another unit; null: not convertible. Rounded to 12 significant digits, which hides binary noise only. */
export function convertQuantity(quantity: Quantity, unit: string, analyte?: Analyte): number | null {
  if (quantity.unit === unit) return quantity.value;
  const factors = commonFactors(quantity.unit, unit, analyte);
  if (factors === null) return convertOtherwise(quantity, unit, analyte);
  return Number(((quantity.value * factors[0]) / factors[1]).toPrecision(12));
}

/** What to multiply the values of the two units with, so that they can be compared; null: no factors do that. */
function commonFactors(unit: string, other: string, analyte: Analyte | undefined): readonly [number, number] | null {
  const countsCells = analyte !== undefined && cellAnalytes.has(analyte);
  const first = unitMeaning(unit, countsCells);
  const second = unitMeaning(other, countsCells);
  if (first === null || second === null) return null;
  if (first.dimension === second.dimension) return [first.factor, second.factor];
  if (analyte === undefined) return null;
  const left = molarFactor(first, analyte);
  const right = molarFactor(second, analyte);
  return left === null || right === null ? null : [left, right];
}

/** To pmol/L. A mass concentration is in ng/L, and micromoles per milligram are picomoles per nanogram. */
function molarFactor(unit: UnitMeaning, analyte: Analyte): number | null {
  if (unit.dimension === 'molarConcentration') return unit.factor;
  if (unit.dimension === 'equivalentConcentration') {
    const charge = valence[analyte];
    return charge === undefined ? null : unit.factor / charge;
  }
  return unit.dimension === 'massConcentration' ? massFactor(unit, analyte) : null;
}

/** Products of the table's factors and molar masses, exact in decimal arithmetic: some hundred, and asked for in every review. */
const massFactors = new WeakMap<UnitMeaning, Map<Analyte, number>>();

function massFactor(unit: UnitMeaning, analyte: Analyte): number | null {
  const molar = micromolesPerMilligram[analyte];
  if (molar === undefined) return null;
  const own = massFactors.get(unit) ?? new Map<Analyte, number>();
  const factor = own.get(analyte) ?? new Decimal(unit.factor).times(molar).toNumber();
  massFactors.set(unit, own.set(analyte, factor));
  return factor;
}

function sign(value: number): -1 | 0 | 1 {
  if (value === 0) return 0;
  return value < 0 ? -1 : 1;
}
