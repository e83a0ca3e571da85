import type { Quantity } from '../../schema/quantity.ts';
import type { Locale } from '../locale.ts';
import type { Say } from '../message/say.ts';
import { formatNumber } from '../number/formatNumber.ts';
import { formatUnit, type UnitStyle } from './formatUnit.ts';
import { NO_BREAK_SPACE } from '../number/noBreakSpace.ts';

/** A quantity in the unit in which it was reported: a result is never converted. */
export function formatQuantity(say: Say, quantity: Quantity, locale: Locale, style: UnitStyle = 'symbols'): string {
  const unit = formatUnit(say, quantity.unit, quantity.value, style);
  const number = formatNumber(quantity.value, locale);
  return unit === '' ? number : `${number}${NO_BREAK_SPACE}${unit.replaceAll(' ', NO_BREAK_SPACE)}`;
}
