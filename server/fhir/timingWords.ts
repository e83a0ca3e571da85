import type { Timing } from '../../schema/chart/dosage.ts';

/** HL7 GTSAbbreviation, SNOMED CT and the usual abbreviations: doses per day, or hours between doses. */
const PER_DAY: ReadonlyMap<string, number> = new Map([
  ['QD', 1],
  ['OD', 1],
  ['DAILY', 1],
  ['QAM', 1],
  ['QPM', 1],
  ['QHS', 1],
  ['HS', 1],
  ['AM', 1],
  ['PM', 1],
  ['BED', 1],
  ['BID', 2],
  ['BD', 2],
  ['TID', 3],
  ['TDS', 3],
  ['QID', 4],
  ['QDS', 4],
  ['229797004', 1],
  ['229799001', 2],
  ['229798009', 3],
  ['307439001', 4],
]);
const EVERY_HOURS: ReadonlyMap<string, number> = new Map([
  ['QOD', 48],
  ['WK', 168],
  ['QWK', 168],
  ['WEEKLY', 168],
  ['225756002', 4],
  ['307468000', 6],
  ['307469008', 8],
  ['307470009', 12],
]);

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['one', 1],
  ['une', 1],
  ['un', 1],
  ['twice', 2],
  ['two', 2],
  ['deux', 2],
  ['three', 3],
  ['thrice', 3],
  ['trois', 3],
  ['four', 4],
  ['quatre', 4],
  ['five', 5],
  ['six', 6],
]);
const NUMBER = `(\\d{1,2}|${[...NUMBERS.keys()].join('|')})`;
const UNIT_OF_WORD: readonly (readonly [RegExp, 'h' | 'd' | 'wk' | 'mo'])[] = [
  [/^(h|hr|hour|heure)/, 'h'],
  [/^(d|day|daily|jour|j$)/, 'd'],
  [/^(w|week|semaine)/, 'wk'],
  [/^(mo|month|mois)/, 'mo'],
];

/** How often, from a code or a few words that say nothing else ("BID", "every 8 hours", "3 fois par jour"). {}: not understood. */
export function timingOfWords(words: string): Timing {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').trim();
  const code = plain.toUpperCase().replaceAll('.', '').replace(/\s+/g, '');
  const perDay = PER_DAY.get(code);
  if (perDay !== undefined) return { frequency: perDay, period: 1, periodUnit: 'd' };
  const everyHours = EVERY_HOURS.get(code) ?? hoursOf(code);
  if (everyHours !== undefined) return { frequency: 1, period: everyHours, periodUnit: 'h' };
  return timingOfSentence(plain.toLowerCase());
}

/** `Q8H` and `Q4-6H`: of a range the shorter, which gives more. */
function hoursOf(code: string): number | undefined {
  const [, hours] = /^Q(\d{1,3})(?:-\d{1,3})?(?:H|HR|HRS|HOURS?)$/.exec(code) ?? [];
  const [, days] = /^Q(\d{1,2})D$/.exec(code) ?? [];
  if (days !== undefined) return Number(days) * 24;
  return hours === undefined || Number(hours) === 0 ? undefined : Number(hours);
}

function timingOfSentence(text: string): Timing {
  const times = new RegExp(
    `^${NUMBER}(?: times?| fois)?(?: a| an| per| par|/| chaque| every| each)* ?(day|daily|jour|j|week|weekly|semaine|month|mois)$`,
  ).exec(text);
  if (times !== null) return timing(numberOf(times[1]), 1, times[2]);
  const every = new RegExp(
    `^(?:every|each|toutes les|tous les|chaque) ?(?:${NUMBER})? ?(hours?|hrs?|h|heures?|days?|jours?|weeks?|semaines?|months?|mois)$`,
  ).exec(text);
  if (every !== null) return timing(1, every[1] === undefined ? 1 : numberOf(every[1]), every[2]);
  return /^(once )?(daily|quotidien(ne)?|every (morning|evening|night)|at bedtime|le (matin|soir)|au coucher)$/.test(
    text,
  )
    ? { frequency: 1, period: 1, periodUnit: 'd' }
    : {};
}

function timing(frequency: number, period: number, unit: string | undefined): Timing {
  const periodUnit = UNIT_OF_WORD.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
  if (periodUnit === undefined || frequency < 1 || period < 1) return {};
  return { frequency, period, periodUnit };
}

function numberOf(word: string | undefined): number {
  return NUMBERS.get(word ?? '') ?? Number(word);
}
