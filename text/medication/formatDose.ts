import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { Locale } from '../locale.ts';
import type { Say } from '../message/say.ts';
import { formatNumber } from '../number/formatNumber.ts';
import { NO_BREAK_SPACE } from '../number/noBreakSpace.ts';
import { formatQuantity } from '../quantity/formatQuantity.ts';
import { readableDose } from '../quantity/readableDose.ts';
import { unitName } from '../quantity/units.ts';

/** The amount of one administration; "dose not stated" when nobody said. A rate alone is a dose too: then this is null. */
export function formatDosageDose(say: Say, dosage: Dosage, locale: Locale): string | null {
  if (dosage.dose !== undefined) return formatDose(say, dosage.dose, locale);
  if (dosage.doseRange !== undefined) {
    const { low, high } = dosage.doseRange;
    return say('dose.range', { low: formatRangeLow(say, low, high, locale), high: formatDose(say, high, locale) });
  }
  return dosage.rate === undefined ? say('dose.notStated') : null;
}

/** A dose in the unit that needs no decimal below one, with its unit in words. */
export function formatDose(say: Say, dose: Quantity, locale: Locale): string {
  const readable = readableDose(dose);
  return formatHalf(say, readable, locale) ?? formatQuantity(say, readable, locale, 'words');
}

/** "half a tablet": "0.5 tablet" has been given as 5 (ISMP). Only for tablets: half a capsule does not exist. */
function formatHalf(say: Say, dose: Quantity, locale: Locale): string | null {
  const name = unitName(dose.unit);
  if (name === undefined || !('word' in name) || name.word !== 'unit.tablet' || dose.value % 1 !== 0.5) return null;
  const whole = Math.floor(dose.value);
  const words =
    whole === 0
      ? say('dose.halfTablet')
      : say('dose.tabletsAndHalf', { count: whole, number: formatNumber(whole, locale) });
  return words.replaceAll(' ', NO_BREAK_SPACE);
}

/** "5 to 10 mg" when both ends share a unit, else both in full. */
function formatRangeLow(say: Say, low: Quantity, high: Quantity, locale: Locale): string {
  const shown = readableDose(low);
  return shown.unit === readableDose(high).unit ? formatNumber(shown.value, locale) : formatDose(say, low, locale);
}
