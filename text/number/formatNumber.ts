import type { Locale } from '../locale.ts';
import { NARROW_NO_BREAK_SPACE } from './noBreakSpace.ts';

const DECIMAL_MARK: Readonly<Record<Locale, string>> = { en: '.', fr: ',' };

/**
 * A number as a pharmacist may safely read it: leading zero, no trailing zero, decimal mark of the language, thousands
 * by a narrow no-break space in both (a comma means thousands to one reader and decimals to the other; MEDi).
 * Twelve significant digits hide the noise of binary fractions (0.1 + 0.2) and lose nothing that is measured.
 */
export function formatNumber(value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = plainDigits(Number(Math.abs(value).toPrecision(12)));
  const [whole = '0', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_NO_BREAK_SPACE);
  const sign = value < 0 && Number(digits) !== 0 ? '\u2212' : '';
  return sign + grouped + (fraction === undefined ? '' : DECIMAL_MARK[locale] + fraction);
}

/** Digits without an exponent: `1e-7` on a screen is read as 1. */
function plainDigits(value: number): string {
  const written = String(value);
  if (!written.includes('e')) return written;
  return value < 1 ? value.toFixed(20).replace(/0+$/, '') : value.toFixed(0);
}
