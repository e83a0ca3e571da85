import { elementNames } from './electrolyteNames.ts';
import { announcesCombination, isNoise, looksLikeDrug } from './noiseWords.ts';
import { withoutHomeopathy } from './homeopathy.ts';
import { foldText, nameTokens } from './normaliseName.ts';
import type { TextMatch } from './resolution.ts';
import type { ResolverTables } from './resolverTables.ts';

const amountUnit =
  'mg|g|mcg|ug|ng|kg|ml|l|dl|cl|ui|iu|u\\.?i\\.?|unt|u|meq|mmol|mol|mui|microgrammes?|micrograms?|microlitres?|milligrammes?|grammes?|units?|unites?(?: internationales?)?|millions?(?: d unites?| ui)?|gbq|mbq|kbq|cm2|heures?|ppm';
/** Amounts such as `10 mg`, `1,000 UI/5 mL`, `0.9 %`, `300 mg d'Iode/mL`, `1/200 000`: taken out before a `/` can be read as "and". */
const amounts = new RegExp(
  `(?<![a-z0-9])(?:\\d+/\\d{1,3} 000\\b|\\d[\\d .,]*\\s*(?:(?:${amountUnit})\\b|%)(?:\\s*(?:d\\s)?\\b(?:iode?|iodine|i)(?=\\s*(?:/|par|per)))?` +
    `(?:\\s*(?:/|\\b(?:par|per|pour)\\b)\\s*(?:\\d[\\d .,]*\\s*)?(?:ml|l|dl|mg|g|kg|h|hr|hour|heures?|doses?|actuat|act|jour|j|day|semaine|sem|week|24|min|unt|cm2|m2|microlitres?|bouffee|pulverisation)\\b)*)`,
  'g',
);
/** What an infusion is diluted in is no drug of the line: "NICARDIPINE IN NACL 40 MG/200 ML", "vancomycine dans glucose 5 %". */
const diluent =
  /(?<=[a-z)%] ?)\b(?:dilue )?(?:in|dans)\s+(?:(?:de|du|l|la)\s+)?(?:nacl|sodium chloride|chlorure de sodium|normal saline|saline|serum physiologique|serum physio|dextrose|glucose|d5w|g5|ns|water|eau|sterile water|ringer|lactated ringer)\b(?:(?!\b(?:and|et|with|avec|plus)\b|,\s?[a-z])[^+;])*/;
/** "INFANRIXTETRA, suspension injectable. Vaccin diphtérique, tétanique, ...": the brand has said it already. */
const vaccineRemark = /(?<=[a-z0-9)] ?)[.,] ?vaccin\b.*$/;
/** "SANS SULFITES", "sans codéine", "sulfite free": what a product does not hold; and the shell of a capsule. */
const denied = /\b(?:sans|without)\s+(?:d\s|de\s)?[a-z]+|\b[a-z]+ free\b|\bgelatine? (?=cap)/g;
/** What sweetens or flavours is no ingredient: "solution buvable édulcorée au maltitol et à la saccharine sodique". */
const sweetened = /\b(?:edulcore|aromatise|parfume|sweetened|flavou?red)\w*\b[^;()+]*/g;

/** Between these stand ingredients. */
const hardSeparators = /[/+&]|\b(?:and|et)\b/;
/** Between these stand ingredients, or a form, a maker, a remark. */
const softSeparators = /[,;()]|\b(?:with|avec|in|dans)\b/;

/**
 * Which substances a text names: the longest known names, from left to right, in each part between separators. It is whole only
 * if every part between `/`, `+`, "and", "et" and the like names a drug or holds nothing but salts, forms and strengths, and if
 * no word left over looks like another drug: half of a combination must not pass for the whole.
 */
export function recogniseText(text: string, tables: ResolverTables): TextMatch {
  const written = foldText(text);
  const folded = withoutDenied(withoutHomeopathy(written) ?? written)
    .replace(diluent, ' ')
    .replace(vaccineRemark, ' ')
    .replace(sweetened, ' ')
    .replace(amounts, ' ');
  const exact = tables.byName.get(nameTokens(folded).join(' '));
  if (exact !== undefined) return { substances: exact, whole: true };
  const found = new Set<number>();
  let whole = true;
  for (const part of folded.replace(/\[[^\]]*\]/g, ' ').split(softSeparators)) {
    const pieces = part.split(hardSeparators);
    for (const piece of pieces) {
      const match = recognisePart(nameTokens(piece), tables, pieces.length > 1);
      for (const number of match.substances) found.add(number);
      if (!match.whole) whole = false;
    }
  }
  if (found.size === 0) return recogniseBracket(folded, tables);
  return { substances: sorted(found), whole };
}

/** A folded text without what it says is not in the product. */
export function withoutDenied(folded: string): string {
  return folded.replace(denied, ' ');
}

/** RxNorm writes the brand in square brackets; it is only read when the rest of the name says nothing. */
function recogniseBracket(folded: string, tables: ResolverTables): TextMatch {
  const inside = /\[([^\]]*)\]/.exec(folded)?.[1];
  return inside === undefined ? { substances: [], whole: false } : recognisePart(nameTokens(inside), tables, false);
}

/** `isIngredient`: the part stands between hard separators, so what it names is an ingredient and nothing else. */
function recognisePart(tokens: readonly string[], tables: ResolverTables, isIngredient: boolean): TextMatch {
  const drugs = new Set<number>();
  const elements = new Set<number>();
  let strange = 0;
  let strangeAhead = false;
  let suspicious = false;
  let namesElement = false;
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    const length = longestName(tokens, index, tables);
    if (length === 0) {
      if (elementNames.has(token)) namesElement = true;
      if (announcesCombination(token) || (!isNoise(token) && looksLikeDrug(token))) suspicious = true;
      if (!isNoise(token)) {
        strange += 1;
        // "Insuline Lantus": the word for the class says nothing against the brand behind it, and is no drug by itself.
        if (drugs.size === 0 && token !== 'insulin') strangeAhead = true;
      }
      index += 1;
      continue;
    }
    // "Calcium vitamin D3", "iron vitamin B9": ahead of a vitamin an element is an ingredient, never its salt.
    if (token.startsWith('vitamin')) {
      if (namesElement) suspicious = true;
      for (const number of elements) drugs.add(number);
    }
    const into = length === 1 && elementNames.has(token) ? elements : drugs;
    for (const number of tables.byName.get(tokens.slice(index, index + length).join(' ')) ?? []) into.add(number);
    index += length;
  }
  const substances = drugs.size > 0 ? drugs : elements;
  // A strange word ahead of the drug is mostly a brand, and the drug only one of its parts ("Strepsils lidocaine").
  if (substances.size > 0) return { substances: sorted(substances), whole: !suspicious && !strangeAhead };
  if (isIngredient) return { substances: [], whole: strange === 0 && !suspicious && !namesElement };
  return { substances: [], whole: !suspicious && (strange === 0 || strange < tokens.length) };
}

function longestName(tokens: readonly string[], from: number, tables: ResolverTables): number {
  const first = tokens[from] ?? '';
  if (!tables.firstWords.has(first)) return tables.byName.has(first) ? 1 : 0;
  for (let length = Math.min(tables.longest, tokens.length - from); length > 0; length -= 1) {
    if (tables.byName.has(tokens.slice(from, from + length).join(' '))) return length;
  }
  return 0;
}

function sorted(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((one, other) => one - other);
}
