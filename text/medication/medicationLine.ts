import type { Dosage } from '../../schema/chart/dosage.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { Locale } from '../locale.ts';
import { formatList } from '../message/formatList.ts';
import type { Say } from '../message/say.ts';
import { formatQuantity } from '../quantity/formatQuantity.ts';
import { readableDose } from '../quantity/readableDose.ts';
import { formatDosageDose } from './formatDose.ts';
import { formatFrequency } from './formatFrequency.ts';
import { formatTreatmentDuration } from './formatTreatmentDuration.ts';
import { isLessThanDaily } from './isLessThanDaily.ts';
import { medicationNames } from './medicationNames.ts';
import type { DrawnName } from './tallMan.ts';

/** One dosage instruction in words; null: it has no such part. */
export interface DosageParts {
  readonly dose: string | null;
  readonly rate: string | null;
  readonly route: string;
  readonly frequency: string;
  /** Not for every day (a weekly drug): to be drawn apart, not only worded. */
  readonly isLessThanDaily: boolean;
  /** The sender's own words, where they hold what the structured parts do not. */
  readonly senderWords: string | null;
}

/**
 * A medication line in the order in which it must be read (MEDv, MSP): drug, brand, strength, form, DOSE, rate, duration,
 * route, frequency. null: the line has no such part; what should be there and is not stated is said in words.
 */
export interface MedicationLine extends DosageParts {
  readonly drug: DrawnName;
  readonly brand: string | null;
  readonly strength: string | null;
  readonly form: string | null;
  readonly duration: string | null;
  /** Each instruction apart. With more than one, `frequency` above pairs each dose with its times. */
  readonly dosages: readonly DosageParts[];
}

/** `genericNames`: what the engine recognised in the line, if it did; they come first and the sender's words after. */
export function medicationLine(
  say: Say,
  order: MedicationOrder,
  locale: Locale,
  genericNames?: readonly string[],
): MedicationLine {
  const { medication } = order;
  const dosages = order.dosages.map((dosage) => dosageParts(say, dosage, locale));
  return {
    ...medicationNames(medication, genericNames ?? []),
    strength: medication.strength === undefined ? null : formatStrength(say, medication.strength, locale),
    form: medication.form ?? null,
    duration: formatTreatmentDuration(say, order.start, order.end),
    ...together(say, dosages, locale),
    dosages,
  };
}

function dosageParts(say: Say, dosage: Dosage, locale: Locale): DosageParts {
  const isIncomplete =
    (dosage.dose ?? dosage.doseRange ?? dosage.rate) === undefined || Object.keys(dosage.timing).length === 0;
  return {
    dose: formatDosageDose(say, dosage, locale),
    rate: dosage.rate === undefined ? null : formatQuantity(say, readableDose(dosage.rate), locale, 'words'),
    route: dosage.route === 'other' && dosage.routeText !== undefined ? dosage.routeText : say(`route.${dosage.route}`),
    frequency: formatFrequency(say, dosage, locale),
    isLessThanDaily: isLessThanDaily(dosage.timing),
    senderWords: isIncomplete && dosage.text !== undefined && dosage.text.trim() !== '' ? dosage.text.trim() : null,
  };
}

/** One reading of all instructions. With several, each dose stands by its own times so that none can be swapped. */
function together(say: Say, dosages: readonly DosageParts[], locale: Locale): DosageParts {
  const [only] = dosages;
  if (only === undefined) {
    return {
      dose: say('dose.notStated'),
      rate: null,
      route: say('route.unknown'),
      frequency: say('frequency.notStated'),
      isLessThanDaily: false,
      senderWords: null,
    };
  }
  if (dosages.length === 1) return only;
  const join = (parts: readonly (string | null)[]) => {
    const stated = [...new Set(parts.filter((part) => part !== null))];
    return stated.length === 0 ? null : formatList(stated, locale);
  };
  return {
    dose: join(dosages.map((part) => part.dose)),
    rate: join(dosages.map((part) => part.rate)),
    route: join(dosages.map((part) => part.route)) ?? say('route.unknown'),
    frequency: dosages
      .map((part) => [part.dose, part.rate, part.frequency].filter((word) => word !== null).join(' '))
      .join(locale === 'fr' ? '\u00a0; ' : '; '),
    isLessThanDaily: dosages.some((part) => part.isLessThanDaily),
    senderWords: join(dosages.map((part) => part.senderWords)),
  };
}

function formatStrength(
  say: Say,
  strength: { readonly numerator: Quantity; readonly denominator?: Quantity | undefined },
  locale: Locale,
): string {
  const numerator = formatQuantity(say, readableDose(strength.numerator), locale, 'words');
  const { denominator } = strength;
  if (denominator === undefined || (denominator.value === 1 && denominator.unit === '1')) return numerator;
  const unit =
    denominator.value === 1
      ? formatQuantity(say, denominator, locale, 'words').replace(/^1\s/u, '')
      : formatQuantity(say, denominator, locale, 'words');
  return `${numerator} ${say('unit.per', { unit })}`;
}
