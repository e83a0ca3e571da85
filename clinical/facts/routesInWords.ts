import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Route } from '../../schema/chart/route.ts';
import { foldText } from '../resolver/normaliseName.ts';

const intrathecal = /\b(?:intra ?thecal(?:ly|e)?|intra ?rachidien(?:ne)?)\b/;
/** The bare word is mostly the catheter, or why something is given. */
const epidural =
  /\b(?:epidurally|(?:by|via) (?:the )?epidural|epidural (?:infusion|injection|route|use|administration)|(?:voie|en) (?:peri|epi)durale)\b/;
const intravenous =
  /(?<!\b(?:stage|stade|class|classe|grade|type|phase|nyha|factor|facteur) )\b(?:intra ?venous(?:ly)?|intra ?veineuse?|i\.?v|ivse|ivd|ivl)\b(?! (?:line|access|drug|fluids?|contrast|abuse|user))/;
const byMouth =
  /\b(?:po|oral(?:ly|e|es)?|per os|by mouth|mouth|bouche|tablets?|tabs?|capsules?|comprimes?|cp|cpr|gelules?|sachets?|buvables?|swallow|avaler|enteral|sonde|tube)\b/;
/** Words by which a sentence names a route that it does not order: a warning, another drug, another time, the vial. */
const namedOtherwise =
  /\b(?:not|never|no|non|pas|jamais|only|uniquement|exclusivement|fatal|mortelle?|contra ?indi\w*|interdit\w*|avoid|eviter|before|prior|after|avant|apres|during|pendant|with|avec|pre|post|removal|retrait|ablation|chemo\w*|chimio\w*|if|si|unless|sauf|until|jusqu|then|puis|from|switch\w*|convert\w*|relais|instead|lieu|or|ou|prepared?|preparation|vials?|flacons?|ampoules?|solutions?|formulation|forme)\b/;

/** Most orders hold no such word, and this is asked of every line of every review. */
const mayNameRoute = /intra|dural|\bi\.?v/i;

/**
 * Routes that the words of an order give against its code: "intrathecal" or "epidural" against any other, and "IV" in the instruction
 * against a code for the mouth. Nobody can tell which is meant, so the line carries both and the dangerous one is judged.
 * A sentence that may say something else ("fatal if given intrathecally", "switch from IV") counts for nothing.
 */
export function routesInWords(order: MedicationOrder): readonly Route[] {
  return mentionsRoute(order) ? routesNamed(order) : none;
}

const none: readonly Route[] = [];

function mentionsRoute({ medication, dosages }: MedicationOrder): boolean {
  if (mayNameRoute.test(medication.text)) return true;
  for (const { text, routeText } of dosages)
    if ((text !== undefined && mayNameRoute.test(text)) || (routeText !== undefined && mayNameRoute.test(routeText)))
      return true;
  return false;
}

function routesNamed({ medication, dosages }: MedicationOrder): readonly Route[] {
  const coded = new Set<Route>(dosages.map(({ route }) => route));
  const found = new Set<Route>();
  const instructions = folded(dosages.flatMap(({ text, routeText }) => [text ?? '', routeText ?? '']));
  for (const words of [...instructions, ...folded([medication.text])]) {
    if (namedOtherwise.test(words)) continue;
    if (intrathecal.test(words)) found.add('intrathecal');
    if (epidural.test(words)) found.add('epidural');
  }
  const isByMouth = coded.size === 1 && coded.has('oral');
  if (isByMouth && instructions.some((words) => isIntoVein(words))) found.add('intravenous');
  return [...found].filter((route) => !coded.has(route));
}

function folded(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => mayNameRoute.test(text)).map(foldText);
}

function isIntoVein(words: string): boolean {
  return intravenous.test(words) && !byMouth.test(words) && !namedOtherwise.test(words);
}
