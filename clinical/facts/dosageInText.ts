import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { foldText } from '../resolver/normaliseName.ts';

/** What an instruction in words says; `asNeeded` stays as the sender set it. */
export interface ReadDosage {
  readonly dose?: Quantity;
  readonly doseRange?: { readonly low: Quantity; readonly high: Quantity };
  readonly timing: Dosage['timing'];
}

const wordNumbers: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  demi: 0.5,
  half: 0.5,
};
const number = String.raw`(\d+(?:[.,]\d+)?|1/2|un|une|one|deux|two|trois|three|quatre|four)`;
const unit = String.raw`(mg|g|mcg|ug|ml|ui|iu|units?|unites?|cp|cpr|cps|comprimes?|tablets?|tabs?|gelules?|capsules?|caps?|sachets?|ampoules?|puffs?|bouffees?|suppositoires?|suppository|suppositories|patchs?|patches|doses?)`;
const dose = new RegExp(
  String.raw`^(?:take |prendre |give |donner )?${number}(?:\s?(?:-|to|a|ou|or)\s?${number})?\s?${unit}\b`,
);

/** Doses a day, by how it is said; the first that fits. Each must take the words away that it understood. */
const frequencies: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [
    /^(?:x|times)? ?(\d) ?(?:x|fois|times)? ?(?:\/|par |per |a |each )? ?(?:j|jour|day|d|24 ?h)\b/,
    (match) => Number(match[1]),
  ],
  [
    /^(once|twice|one time|two times|three times|four times) ?(?:daily|a day|per day|each day|every day|\/ ?day)\b/,
    (match) => timesOf(match[1] ?? ''),
  ],
  [/^(\d) times daily\b/, (match) => Number(match[1])],
  [/^(un|une|deux|trois|quatre) fois (?:par|\/) ?(?:j|jour)\b/, (match) => wordNumbers[match[1] ?? ''] ?? 0],
  [/^(bid|tid|qid|qd|od)\b/, (match) => ({ bid: 2, tid: 3, qid: 4, qd: 1, od: 1 })[match[1] ?? ''] ?? 0],
  [/^(?:every|toutes les|q|\/) ?(4|6|8|12|24) ?(?:h|hours?|heures?|hrs?)\b/, (match) => 24 / Number(match[1])],
  [/^matin midi soir (?:et )?coucher\b/, () => 4],
  [
    /^(?:matin midi et soir|matin midi soir|morning noon and evening|morning midday and evening|matin midi et coucher)\b/,
    () => 3,
  ],
  [/^(?:matin et soir|matin soir|morning and evening|morning and night|midi et soir)\b/, () => 2],
  [/^(?:(?:le |the |in the |au |at |in )?(?:matin|midi|soir|coucher|morning|noon|evening|night|bedtime))\b/, () => 1],
  [
    /^(?:par jour|\/ ?j(?:our)?|daily|a day|per day|each day|every day|une fois par jour|tous les jours|chaque jour)\b/,
    () => 1,
  ],
];

/** What may stand beside a dose without changing it. */
const beside =
  /^(?:par voie orale|voie orale|per os|po|orally|by mouth|oral|iv|sc|im|sublingual|rectal|with food|with meals|pendant les? repas|au cours des? repas|apres les? repas|avant les? repas|before meals?|after meals?|si besoin|as needed|prn|si douleurs?|if pain|en systematique|with water|avec un verre d eau)\b(?! ?\d)/;

/**
 * Reads an instruction that has nothing but words: "1 tablet 3 times daily", "1 cp matin midi et soir", "500 mg x 3/j", "1-0-1".
 * null as soon as one word is not understood: half an instruction ("1 tablet 3 times daily, then ...") would be a wrong dose.
 */
export function dosageInText(text: string): ReadDosage | null {
  const folded = foldText(text)
    .replace(/\s*[,;.]+(?!\d)\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return scheduleInText(folded) ?? instructionInText(folded);
}

/** "1-0-1", "1-1-1-1 cp": morning, noon, evening, bedtime. The hyphens are read before folding would lose them. */
function scheduleInText(folded: string): ReadDosage | null {
  const match = /^(\d) (\d) (\d)(?: (\d))?(?: (cp|cpr|comprimes?|tablets?|gelules?|capsules?))?$/.exec(folded);
  if (match === null) return null;
  const counts = match
    .slice(1, 5)
    .filter((count) => count !== undefined)
    .map(Number);
  const given = counts.filter((count) => count > 0);
  const [first] = given;
  // "2-0-1" is two doses that differ: their sum is the day's, and the largest is no single dose that is known here.
  if (first === undefined || given.some((count) => count !== first)) return null;
  return { dose: { value: first, unit: '{piece}' }, timing: { frequency: given.length, period: 1, periodUnit: 'd' } };
}

function instructionInText(folded: string): ReadDosage | null {
  const start = dose.exec(folded);
  if (start === null) return null;
  let rest = folded.slice(start[0].length).trim();
  let perDay: number | null = null;
  while (rest !== '') {
    const found = frequencies
      .map(([pattern, count]) => [pattern.exec(rest), count] as const)
      .find(([match]) => match !== null);
    const aside = beside.exec(rest);
    if (aside !== null && (found === undefined || perDay !== null)) rest = rest.slice(aside[0].length).trim();
    else if (found?.[0] != null && perDay === null) {
      perDay = found[1](found[0]);
      rest = rest.slice(found[0][0].length).trim();
    } else return null;
  }
  if (perDay === null || !(perDay > 0)) return null;
  const low = amountOf(start[1], start[3]);
  const timing = { frequency: 1, period: 24 / perDay, periodUnit: 'h' } as const;
  if (start[2] === undefined) return { dose: low, timing };
  return { doseRange: { low, high: amountOf(start[2], start[3]) }, timing };
}

function amountOf(written = '', said = ''): Quantity {
  const value = written === '1/2' ? 0.5 : (wordNumbers[written] ?? Number(written.replace(',', '.')));
  if (/^(?:mg|g)$/.test(said)) return { value, unit: said };
  if (/^(?:mcg|ug)$/.test(said)) return { value, unit: 'ug' };
  if (said === 'ml') return { value, unit: 'mL' };
  if (/^(?:ui|iu|unit)/.test(said)) return { value, unit: '[IU]' };
  return { value, unit: said.startsWith('ampoule') ? 'ampoule' : '{piece}' };
}

function timesOf(words: string): number {
  return words.startsWith('once') || words.startsWith('one')
    ? 1
    : words.startsWith('tw')
      ? 2
      : words.startsWith('three')
        ? 3
        : 4;
}
