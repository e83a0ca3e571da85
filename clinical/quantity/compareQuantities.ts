import { Decimal } from 'decimal.js';
import type { Analyte } from '../../schema/knowledge/analyte.ts';
import type { Quantity } from '../../schema/quantity.ts';
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
  if (one.unit === other.unit) return order(one.value, other.value);
  const countsCells = analyte !== undefined && cellAnalytes.has(analyte);
  const first = unitMeaning(one.unit, countsCells);
  const second = unitMeaning(other.unit, countsCells);
  if (first === null || second === null) return null;
  const left = commonFactor(first, second, analyte);
  const right = commonFactor(second, first, analyte);
  if (left === null || right === null) return null;
  const near = one.value * left - other.value * right;
  if (Math.abs(near) > NEARLY_EQUAL * Math.max(Math.abs(one.value * left), Math.abs(other.value * right)))
    return near < 0 ? -1 : 1;
  return sign(new Decimal(one.value).times(left).comparedTo(new Decimal(other.value).times(right)));
}

/** The value in another unit; null: not convertible. Rounded to 12 significant digits, which hides binary noise only. */
export function convertQuantity(quantity: Quantity, unit: string, analyte?: Analyte): number | null {
  if (quantity.unit === unit) return quantity.value;
  const countsCells = analyte !== undefined && cellAnalytes.has(analyte);
  const from = unitMeaning(quantity.unit, countsCells);
  const to = unitMeaning(unit, countsCells);
  if (from === null || to === null) return null;
  const left = commonFactor(from, to, analyte);
  const right = commonFactor(to, from, analyte);
  return left === null || right === null ? null : Number(((quantity.value * left) / right).toPrecision(12));
}

/** What to multiply a value in `unit` with, so that it can be compared with a value in `other` times its own factor. */
function commonFactor(unit: UnitMeaning, other: UnitMeaning, analyte: Analyte | undefined): number | null {
  if (unit.dimension === other.dimension) return unit.factor;
  if (analyte === undefined) return null;
  return molarFactor(unit, analyte) === null || molarFactor(other, analyte) === null
    ? null
    : molarFactor(unit, analyte);
}

/** To pmol/L. A mass concentration is in ng/L, and micromoles per milligram are picomoles per nanogram. */
function molarFactor(unit: UnitMeaning, analyte: Analyte): number | null {
  if (unit.dimension === 'molarConcentration') return unit.factor;
  if (unit.dimension === 'equivalentConcentration') {
    const charge = valence[analyte];
    return charge === undefined ? null : unit.factor / charge;
  }
  if (unit.dimension === 'massConcentration') {
    const molar = micromolesPerMilligram[analyte];
    return molar === undefined ? null : new Decimal(unit.factor).times(molar).toNumber();
  }
  return null;
}

function order(one: number, other: number): -1 | 0 | 1 {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function sign(value: number): -1 | 0 | 1 {
  if (value === 0) return 0;
  return value < 0 ? -1 : 1;
}
