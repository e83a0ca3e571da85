import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Truth } from '../truth.ts';
import { anyOf, truthOf } from '../truth.ts';
import type { Line } from './lines.ts';
import { plainText } from './plainText.ts';

/** Words of an order that have the form broken before it is given, English and French. */
const crushWords =
  /\b(?:crush|grind|ground|open(?:ed)? (?:the )?caps|disperse|dissolve|pulveri|triturat|ecras|broy|pile\b|piler|pilee?s?\b|ouvrir (?:la |les )?gel|gelules? ouverte|deliter|dilue(?:r)? dans|sng|sonde|gastrostom|jejunostom|peg tube|ng tube|nasogastric|feeding tube)/;
const notCrushed =
  /\b(?:do not|don t|not to be|ne pas|sans|non|jamais|never)\b[^.;]{0,20}\b(?:crush|open|ecras|broy|ouvrir|pile)/;

const wordsOf = (line: Line) =>
  plainText([line.order.note, ...line.order.dosages.flatMap(({ text, routeText }) => [text, routeText])].join(' '));

function hasWords({ order }: Line): boolean {
  return (
    (order.note ?? '') !== '' ||
    order.dosages.some(({ text, routeText }) => (text ?? '') !== '' || (routeText ?? '') !== '')
  );
}

/** Given through a tube, or ordered to be crushed, opened or dispersed. */
export function isCrushed(line: Line): Truth {
  if (line.routes.includes('enteralTube')) return 'yes';
  if (!hasWords(line)) return 'no';
  const text = wordsOf(line);
  return truthOf(crushWords.test(text) && !notCrushed.test(text));
}

export type IntakeTime = 'withMeal' | 'emptyStomach' | 'bedtime';

/** FHIR EventTiming: C with a meal, AC before, PC after; waking is before breakfast. */
const timeByCode: Readonly<Partial<Record<NonNullable<Dosage['timing']['when']>[number], IntakeTime>>> = {
  C: 'withMeal',
  CM: 'withMeal',
  CD: 'withMeal',
  CV: 'withMeal',
  PC: 'withMeal',
  PCM: 'withMeal',
  PCD: 'withMeal',
  PCV: 'withMeal',
  AC: 'emptyStomach',
  ACM: 'emptyStomach',
  ACD: 'emptyStomach',
  ACV: 'emptyStomach',
  WAKE: 'emptyStomach',
  HS: 'bedtime',
};
const timeByWords: readonly (readonly [IntakeTime, RegExp])[] = [
  [
    'emptyStomach',
    /empty stomach|fasting|before (?:meals?|food|breakfast)|a jeun|avant (?:le |les )?(?:repas|petit|dejeuner|diner)|en dehors des repas/,
  ],
  [
    'withMeal',
    /with (?:meals?|food|breakfast|lunch|dinner)|after (?:meals?|food)|pendant (?:le |les )?repas|au (?:cours|milieu) d[eu]s? repas|avec (?:le |les )?repas|apres (?:le |les )?repas/,
  ],
  ['bedtime', /\b(?:bedtime|au coucher|before sleep|hs)\b/],
];

/** What the order says of meals and bedtime; `no` where it says nothing of the kind. */
export function isTaken(line: Line, wanted: readonly IntakeTime[]): Truth {
  const coded = line.order.dosages.flatMap(({ timing }) => timing.when ?? []).flatMap((code) => timeByCode[code] ?? []);
  const text = hasWords(line) ? wordsOf(line) : '';
  const said = timeByWords.filter(([, pattern]) => pattern.test(text)).map(([time]) => time);
  return truthOf([...coded, ...said].some((time) => wanted.includes(time)));
}

const bolusWords =
  /\b(?:bolus|iv push|push|ivd|iv directe?|intraveineuse directe|direct(?:e)? intra\w+|undiluted|non dilue|pure?\b)/;
const infusionWords =
  /\b(?:infus|perfus|pse|seringue electrique|drip|diluted|dilue|sur \d+ ?(?:h|min)|over \d+ ?(?:h|min))/;

/** By direct injection; `no` where a rate, a diluent or an infusion is ordered, and for other routes than the vein. */
export function isBolus(line: Line): Truth {
  const text = wordsOf(line);
  return anyOf(
    line.order.dosages.map(({ route, rate, diluentText, timing }) => {
      if (route !== 'intravenous' && route !== 'unknown' && route !== 'other') return 'no';
      if (bolusWords.test(text) && !infusionWords.test(text)) return 'yes';
      const isInfused = rate !== undefined || diluentText !== undefined || timing.continuous === true;
      return isInfused || infusionWords.test(text) ? 'no' : 'unknown';
    }),
  );
}
