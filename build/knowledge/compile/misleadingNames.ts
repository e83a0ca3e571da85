import { isNoise } from '../../../clinical/resolver/noiseWords.ts';
import { foldText, nameTokens } from '../../../clinical/resolver/normaliseName.ts';

const SHORTEST = 4;

/** Short names that are brands or abbreviations in everyday use, and stand for nothing else on a prescription. */
const shortNames: ReadonlySet<string> = new Set([
  '5 fu',
  'd10w',
  'd5w',
  'ery',
  'fer',
  'g10',
  'g20',
  'g30',
  'g5',
  'g50',
  'gtn',
  'kcl',
  'yaz',
]);

/** Ordinary words that vocabularies list as names of a drug: in a prescription they mostly mean something else. */
const ordinaryWords: ReadonlySet<string> = new Set(
  'water eau sugar sucre salt sel chalk craie coal carbon carbone oil huile wax cire soap savon milk lait tea the coffee cafe honey miel alcohol alcool gum gomme starch amidon lime chaux soda potash sand sable clay argile gold or silver argent copper cuivre eisen serum skin peau dermo baby bebe plus retard forte diluant cristal larmes rhino fero femi jouvence cystine'.split(
    ' ',
  ),
);

/**
 * Whether a name would make a text be taken for a drug that it does not name: a maker, a form, a salt or an ordinary word alone,
 * or a word so short that it turns up by chance. "Norgine" once made every product of that maker alginic acid.
 */
export function isMisleadingName(name: string): boolean {
  const folded = foldText(name).trim();
  if (shortNames.has(folded)) return false;
  const tokens = nameTokens(folded);
  const [only] = tokens;
  // Numbers say nothing in a name: "Mag 2" and "PF-0732" would leave "mag" and "pf", which stand for other things.
  if (tokens.join('').length < SHORTEST) return true;
  return tokens.length === 1 && only !== undefined && (isNoise(only) || ordinaryWords.has(folded));
}
