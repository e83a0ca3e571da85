import type { Route } from '../../schema/chart/route.ts';
import { wordsOf } from './concepts.ts';
import type { FhirConcept } from './fhirTypes.ts';
import { routeOfCode } from './routeCodes.ts';

/** Words of French and English senders, lower case without accents. The first that is found counts: the narrow before the wide. */
const WORDS: readonly (readonly [RegExp, Route])[] = [
  [/\b(sublingual\w*|sous.linguale?)\b/, 'sublingual'],
  [/\b(buccal use|oromucosal|gingival\w*|transmucosal\w*)\b/, 'buccal'],
  [
    /\b(nasogastri\w*|naso.gastri\w*|gastrostom\w*|jejunostom\w*|enteral\w*|sonde|feeding tube|peg|ng tube)\b/,
    'enteralTube',
  ],
  [/\b(intrathecal\w*|intrarachidien\w*|intra.rachidien\w*)\b/, 'intrathecal'],
  [/\b(peridural\w*|epidural\w*)\b/, 'epidural'],
  [/\b(intra.?articul\w*)\b/, 'intraarticular'],
  [/\b(intra.?vesical\w*)\b/, 'intravesical'],
  [/\b(intra.?peritone\w*)\b/, 'intraperitoneal'],
  [/\b(intra.?derm\w*)\b/, 'intradermal'],
  [/\b(intra.?muscul\w*|im)\b/, 'intramuscular'],
  [/\b(subcutane\w*|sous.cutanee?|sc|s\.c)\b/, 'subcutaneous'],
  [/\b(intra.?vein\w*|intravenous\w*|iv|i\.v|ivse|ivd|ivl)\b/, 'intravenous'],
  [/\b(nebuli\w*|aerosol\w*)\b/, 'nebulisation'],
  [/\b(inhal\w*)\b/, 'inhalation'],
  [/\b(transderm\w*|patch)\b/, 'transdermal'],
  [/\b(ophtalm\w*|ophthalm\w*|oculaire|ocular|eye)\b/, 'ophthalmic'],
  [/\b(auricul\w*|otic|oreille|ear)\b/, 'otic'],
  [/\b(nasal\w*|intranasal\w*)\b/, 'nasal'],
  [/\b(rectal\w*)\b/, 'rectal'],
  [/\b(vaginal\w*)\b/, 'vaginal'],
  [/\b(cutane\w*|topical\w*|topique|skin)\b/, 'topical'],
  [/\b(oral\w*|orale|voie orale|per os|po|by mouth|bouche|buccale)\b/, 'oral'],
];

/** The route of a dosage: by code, else by words. Not stated: `unknown`; stated and not understood: `other`, its words kept. */
export function toRoute(concept: FhirConcept | undefined): { route: Route; routeText?: string } {
  const words = wordsOf(concept);
  if (words === '') return { route: 'unknown' };
  const routeText = words.slice(0, 200);
  for (const { code = '' } of concept?.coding ?? []) {
    const route = routeOfCode(code);
    if (route !== undefined) return { route, routeText };
  }
  return { route: routeOfCode(words) ?? routeOfWords(words) ?? 'other', routeText };
}

/** The route that a sentence names; null: none. */
export function routeOfWords(words: string): Route | null {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
