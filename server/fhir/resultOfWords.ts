import type { Observation } from '../../schema/chart/observation.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { unitCode } from './unitCode.ts';

/** The signs of FHIR R4, and those that printers use for them. */
export const COMPARATORS: ReadonlyMap<string, NonNullable<Observation['comparator']> | '='> = new Map([
  ['=', '='],
  ['<', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['≥', '>='],
]);

/** `6.8 mmol/L`, `< 0.5 ng/mL`: one number and its unit. A comma before three digits may part thousands, and is not read. */
const NUMBER_AND_UNIT =
  /^\s*([<>]=?|[=≤≥])?\s*(\d{1,7}(?:\.\d{1,6}|,\d{1,2}|,\d{4,6})?)\s*((?:[A-Za-zµμ%[{]|10[*^])\S{0,38})\s*$/;

/** A result that was sent as words and says one number with its unit; null: it says something else. */
export function resultOfWords(
  text: string,
): { readonly value: Quantity; readonly comparator: Observation['comparator'] | '=' } | null {
  const [, sign = '=', number, unit] = NUMBER_AND_UNIT.exec(text) ?? [];
  if (number === undefined || unit === undefined) return null;
  return {
    value: { value: Number(number.replace(',', '.')), unit: unitCode(unit) },
    comparator: COMPARATORS.get(sign),
  };
}
