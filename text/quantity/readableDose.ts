import type { Quantity } from '../../schema/quantity.ts';

/** Each mass and volume that may be refused for a decimal, and the next smaller one. */
const SMALLER: Readonly<Record<string, string>> = { kg: 'g', g: 'mg', mg: 'ug', ug: 'ng', mcg: 'ng', L: 'mL' };

/**
 * Changes the unit rather than show a number below one (0.125 mg is 125 micrograms; MEDi): a decimal point that is missed
 * is a tenfold error. Only the numerator changes (0.05 mg/kg/h is 50 micrograms/kg/h); never upwards, so that what was
 * ordered stays recognisable.
 */
export function readableDose(dose: Quantity): Quantity {
  const [numerator = '', ...rest] = dose.unit.split('/');
  const smaller = Object.hasOwn(SMALLER, numerator) ? SMALLER[numerator] : undefined;
  if (smaller === undefined || dose.value >= 1 || dose.value <= 0) return dose;
  return readableDose({ value: Number((dose.value * 1000).toPrecision(12)), unit: [smaller, ...rest].join('/') });
}
