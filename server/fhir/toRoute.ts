import type { Route } from '../../schema/chart/route.ts';
import { wordsOf } from './concepts.ts';
import type { FhirConcept } from './fhirTypes.ts';

/** SNOMED CT route of administration values (International Edition, descendants of 284009009). */
const SNOMED: ReadonlyMap<string, Route> = new Map([
  ['26643006', 'oral'],
  ['37839007', 'sublingual'],
  ['54471007', 'buccal'],
  ['127492001', 'enteralTube'],
  ['418441008', 'enteralTube'],
  ['127490009', 'enteralTube'],
  ['127491008', 'enteralTube'],
  ['37161004', 'rectal'],
  ['16857009', 'vaginal'],
  ['47625008', 'intravenous'],
  ['418114005', 'intravenous'],
  ['419993007', 'intravenous'],
  ['78421000', 'intramuscular'],
  ['34206005', 'subcutaneous'],
  ['372464004', 'intradermal'],
  ['72607000', 'intrathecal'],
  ['404820008', 'epidural'],
  ['12130007', 'intraarticular'],
  ['447694001', 'inhalation'],
  ['46713006', 'nasal'],
  ['54485002', 'ophthalmic'],
  ['10547007', 'otic'],
  ['6064005', 'topical'],
  ['45890007', 'transdermal'],
  ['372471009', 'intravesical'],
  ['38239002', 'intraperitoneal'],
]);

/** HL7 table 0162 and v3 RouteOfAdministration, as far as they name one route. */
const HL7: ReadonlyMap<string, Route> = new Map([
  ['PO', 'oral'],
  ['SL', 'sublingual'],
  ['BU', 'buccal'],
  ['BUC', 'buccal'],
  ['NG', 'enteralTube'],
  ['NGT', 'enteralTube'],
  ['GTT', 'enteralTube'],
  ['PR', 'rectal'],
  ['RECTAL', 'rectal'],
  ['VG', 'vaginal'],
  ['VAGINS', 'vaginal'],
  ['IV', 'intravenous'],
  ['IVP', 'intravenous'],
  ['IVPB', 'intravenous'],
  ['IVINJ', 'intravenous'],
  ['IVINF', 'intravenous'],
  ['IVFLSH', 'intravenous'],
  ['IM', 'intramuscular'],
  ['SC', 'subcutaneous'],
  ['SQ', 'subcutaneous'],
  ['SUBCUT', 'subcutaneous'],
  ['ID', 'intradermal'],
  ['IT', 'intrathecal'],
  ['EP', 'epidural'],
  ['EPI', 'epidural'],
  ['IH', 'inhalation'],
  ['IPINHL', 'inhalation'],
  ['NEB', 'nebulisation'],
  ['NS', 'nasal'],
  ['NASINHL', 'nasal'],
  ['OP', 'ophthalmic'],
  ['OT', 'otic'],
  ['TP', 'topical'],
  ['TOPICAL', 'topical'],
  ['TD', 'transdermal'],
  ['TRNSDERM', 'transdermal'],
  ['IP', 'intraperitoneal'],
]);

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
    const route = SNOMED.get(code) ?? HL7.get(code.toUpperCase());
    if (route !== undefined) return { route, routeText };
  }
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return { route: WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other', routeText };
}
