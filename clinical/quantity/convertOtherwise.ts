import type { Analyte } from '../../schema/knowledge/analyte.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { doseUnit } from './doseUnit.ts';
import { ifccMmolPerMol, ngspPercent } from './haemoglobinA1c.ts';
import { convertByUcum } from './ucum.ts';
import { unitMeaning } from './units.ts';

/** Temperatures as they are written; UCUM has `Cel` and `[degF]`. */
const temperatures: ReadonlyMap<string, string> = new Map([
  ['\u00b0C', 'Cel'],
  ['degC', 'Cel'],
  ['\u00b0F', '[degF]'],
  ['degF', '[degF]'],
]);

/**
 * The value in another unit where no pair of factors of the table leads there: haemoglobin A1c, rates of dosing (`ug/kg/min` to
 * `mg/kg/h`), and two units that only UCUM knows, temperatures among them. null: not convertible.
 */
export function convertOtherwise(quantity: Quantity, unit: string, analyte: Analyte | undefined): number | null {
  if (!Number.isFinite(quantity.value)) return null;
  const from = unitMeaning(quantity.unit, false);
  const to = unitMeaning(unit, false);
  if (from !== null && to !== null) {
    if (analyte !== 'haemoglobinA1c') return null;
    if (from.dimension === 'molarRatio' && to.dimension === 'fraction') return rounded(ngspPercent(quantity.value));
    if (from.dimension === 'fraction' && to.dimension === 'molarRatio') return rounded(ifccMmolPerMol(quantity.value));
    return null;
  }
  if (from !== null || to !== null) return null;
  return (
    convertDose(quantity, unit) ??
    convertByUcum(quantity.value, temperatures.get(quantity.unit) ?? quantity.unit, temperatures.get(unit) ?? unit)
  );
}

function convertDose(quantity: Quantity, unit: string): number | null {
  const from = doseUnit(quantity.unit);
  const to = doseUnit(unit);
  if (from === null || to === null || from.dimension !== to.dimension || from.per !== to.per) return null;
  if ((from.hours === null) !== (to.hours === null)) return null;
  const hours = from.hours === null || to.hours === null ? 1 : to.hours / from.hours;
  return rounded((quantity.value * from.factor * hours) / to.factor);
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
