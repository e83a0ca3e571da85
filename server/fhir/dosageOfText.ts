import type { Timing } from '../../schema/chart/dosage.ts';
import type { Route } from '../../schema/chart/route.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { routeOfWords } from './toRoute.ts';
import { timingOfWords } from './timingWords.ts';
import { unitCode } from './unitCode.ts';

/** What a sentence such as "500 mg PO every 6 hours as needed" certainly says. */
export type DosageWords = {
  readonly dose?: Quantity;
  readonly timing: Timing;
  readonly route?: Route;
  readonly asNeeded: boolean;
};

const AMOUNT =
  /(?<![\d.,/-])(\d{1,6}(?:[.,]\d{1,3})?)\s?(mg|g|mcg|ug|µg|micrograms?|milligrams?|grams?|units?|iu|ui|mmol|meq|ml|tablets?|tabs?|capsules?|comprimes?|cp|gelules?|puffs?|drops?|gouttes?)\b(?!\s?\/)/gi;
const FREQUENCY =
  /\b(q\d{1,3}h|qd|bid|tid|qid|qod|qhs|qam|qpm|tds|qds|\w+ (?:times? |fois )?(?:(?:a|per|par|each|every) )?(?:day|jour|week|semaine)|(?:once|twice) (?:daily|weekly)|\w+ times? daily|(?:every|toutes les|tous les) (?:\w+ )?(?:hours?|heures?|days?|jours?|weeks?|semaines?)|every (?:morning|evening|night)|at bedtime|daily|weekly)\b/gi;
/** Words after which one sentence holds two doses, a limit or a condition: nothing certain is left. */
const NOT_SIMPLE =
  /\b(then|followed|puis|ensuite|taper\w*|titrat\w*|loading|max\w*|not to exceed|alternat\w*|or|ou|if|si|increase\w*|reduce\w*|over|for|pendant|x)\b|;|\bto \d/i;

/**
 * Reads a dosage that was sent in words only. Only where it names one amount and one frequency and nothing that could mean a second;
 * anything else stays unread, and the dose checks say that the dose is not known.
 */
export function dosageOfText(text: string): DosageWords | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[.,;]\s*$/, '');
  const route = routeOfWords(plain);
  const asNeeded = /\b(prn|as needed|as required|when needed|si besoin|au besoin)\b/i.test(plain);
  const read = { ...(route === null ? {} : { route }), asNeeded };
  const bare = plain
    .replace(/\([^)\d]*\)/g, ' ')
    .replace(/\bfor (?:pain|fever|nausea|anxiety|sleep|sedation)\b/gi, ' ');
  const amounts = [...bare.matchAll(AMOUNT)];
  const frequencies = [...bare.matchAll(FREQUENCY)];
  const [amount, frequency] = [amounts[0], frequencies[0]];
  if (NOT_SIMPLE.test(bare) || amount === undefined || frequency === undefined) return { ...read, timing: {} };
  if (amounts.length > 1 || frequencies.length > 1) return { ...read, timing: {} };
  const timing = timingOfWords(frequency[0]);
  if (Object.keys(timing).length === 0) return { ...read, timing: {} };
  const dose = { value: Number((amount[1] ?? '').replace(',', '.')), unit: unitCode(unitOf(amount[2] ?? '')) };
  return { ...read, dose, timing };
}

function unitOf(word: string): string {
  const lower = word.toLowerCase();
  return /^(units?|iu|ui)$/.test(lower) ? '[IU]' : lower;
}
