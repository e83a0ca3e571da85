import type { Quantity } from '../../../schema/quantity.ts';

/** `20 mg`, `1.5 mmol/L`, `100 10*9/L`: a number, a space, a UCUM unit. Null if it is not that. */
export function parseQuantity(text: string): Quantity | null {
  const match = /^(-?\d+(?:\.\d+)?) (\S+)$/.exec(text.trim());
  const [, value, unit] = match ?? [];
  return value === undefined || unit === undefined ? null : { value: Number(value), unit };
}

/** `>= 6.0 mmol/L` */
export function parseLimit(text: string): { comparator: '<' | '<=' | '>=' | '>'; value: Quantity } | null {
  const match = /^(<=|>=|<|>) (.+)$/.exec(text.trim());
  const value = parseQuantity(match?.[2] ?? '');
  const comparator = match?.[1];
  if (value === null) return null;
  return comparator === '<' || comparator === '<=' || comparator === '>=' || comparator === '>'
    ? { comparator, value }
    : null;
}
