import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '../catalogue/en.ts';
import { fr } from '../catalogue/fr.ts';
import type { Locale } from '../locale.ts';
import { formatNumber } from '../number/formatNumber.ts';
import type { Say, TextKey } from './say.ts';

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { en, fr };

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** Compiles each message of one language at its first use and keeps it. */
export function createSay(locale: Locale): Say {
  const catalogue = CATALOGUES[locale];
  const compiled = new Map<TextKey, IntlMessageFormat>();
  const formatters = safeFormatters(locale);
  return (key, params) => {
    let message = compiled.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(
        locale === 'fr' ? frenchSpacing(catalogue[key]) : catalogue[key],
        locale,
        undefined,
        { formatters },
      );
      compiled.set(key, message);
    }
    return String(message.format(params === undefined ? {} : { ...params }));
  };
}

/** `#` in a plural would write "6,000" in English: it takes our numbers instead (MEDi). */
function safeFormatters(locale: Locale) {
  class SafeNumberFormat extends Intl.NumberFormat {
    override format(value: number | bigint | Intl.StringNumericLiteral): string {
      return formatNumber(Number(value), locale);
    }
  }
  const numbers = new SafeNumberFormat(locale);
  const plurals = {
    cardinal: new Intl.PluralRules(locale),
    ordinal: new Intl.PluralRules(locale, { type: 'ordinal' }),
  };
  return {
    getNumberFormat: () => numbers,
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    getPluralRules: (_locales?: string | string[], options?: Intl.PluralRulesOptions) =>
      plurals[options?.type ?? 'cardinal'],
  };
}

/** French sets off ":", ";", "?", "!" and quotation marks by a space that must not break; nobody types it into a catalogue by hand. */
function frenchSpacing(sentence: string): string {
  return sentence.replace(/ ([:;?!»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');
}
