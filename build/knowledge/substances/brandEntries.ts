import { isNoise } from '../../../clinical/resolver/noiseWords.ts';
import { withoutDenied } from '../../../clinical/resolver/recogniseText.ts';
import { comparableToken, foldText } from '../../../clinical/resolver/normaliseName.ts';
import { isMisleadingName } from '../compile/misleadingNames.ts';
import type { FrenchBaseProduct } from '../resolver/frenchBase.ts';
import {
  agrees,
  type ExpectedActive,
  expectedActives,
  isKnown,
  type NameReader,
} from '../resolver/frenchComposition.ts';
import { labelOrder } from '../resolver/labelOrder.ts';

/** Brands that hold the same substances. */
export interface BrandEntry {
  readonly names: readonly string[];
  readonly of: readonly string[];
  /** `of` stands in the order of the strengths on the label. */
  readonly isOrdered: boolean;
}

interface Candidate {
  readonly words: readonly string[];
  readonly of: readonly string[] | null;
  /** The same in the order of the label, where the name shows it. */
  readonly ordered: readonly string[] | null;
  readonly isRead: boolean;
}

/**
 * Brands of marketed products that `read` does not understand, or misunderstands, and whose substances are all known. A brand
 * is taken only if every product whose name begins with its words holds the same.
 */
export function brandEntries(products: readonly FrenchBaseProduct[], read: NameReader): readonly BrandEntry[] {
  const candidates = products
    .filter(({ isMarketed }) => isMarketed)
    .map((product): Candidate => {
      const expected = expectedActives(product, read);
      const found = read(product.name);
      const of = isKnown(expected) ? heldBy(expected) : null;
      return {
        words: brandWords(product.name),
        of,
        ordered: of === null ? null : labelOrder(product, expected, of),
        isRead: found !== null && agrees(found, expected),
      };
    });
  const byFirstWord = Map.groupBy(candidates, ({ words }) => words[0] ?? '');
  const brands = new Map<string, Set<string>>();
  for (const candidate of candidates) {
    if (candidate.of === null || candidate.isRead || candidate.words.length === 0) continue;
    const sameFirstWord = byFirstWord.get(candidate.words[0] ?? '') ?? [];
    const brand = ownBrand(candidate, sameFirstWord);
    if (brand === null || isMisleadingName(brand)) continue;
    const order = orderOfBrand(candidate, sameFirstWord);
    const key = order === null ? candidate.of.join(', ') : `${ORDERED}${order.join(', ')}`;
    brands.set(key, (brands.get(key) ?? new Set()).add(brand));
  }
  return [...brands]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, names]) => ({
      names: [...names].toSorted(),
      of: key.replace(ORDERED, '').split(', '),
      isOrdered: key.startsWith(ORDERED),
    }));
}

const ORDERED = 'ordered: ';

/** The order that every product of the brand with strengths in its name shows. */
function orderOfBrand({ words }: Candidate, sameFirstWord: readonly Candidate[]): readonly string[] | null {
  const orders = sameFirstWord
    .filter((other) => words.every((word, index) => other.words[index] === word))
    .flatMap(({ ordered }) => (ordered === null ? [] : [ordered]));
  const [first] = orders;
  return first !== undefined && orders.every((order) => order.join() === first.join()) ? first : null;
}

/** The whole brand, if no product with another composition begins with it. */
function ownBrand({ words, of }: Candidate, sameFirstWord: readonly Candidate[]): string | null {
  const bearers = sameFirstWord.filter((other) => words.every((word, index) => other.words[index] === word));
  return bearers.every((other) => other.of !== null && other.of.join() === of?.join()) ? words.join(' ') : null;
}

/** The words of a name before the strength and the form; makers and forms left out. */
function brandWords(name: string): readonly string[] {
  const folded = foldText(name.split(',', 1)[0] ?? '').split(/(?<![a-z])\d|[(]/, 1)[0] ?? '';
  const words = withoutDenied(folded)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  // "Betadine scrub" keeps both words, "Actron" stands alone, "Bedelix adultes" loses what says nothing.
  while (words.length > 1 && isNoise(comparableToken(words.at(-1) ?? ''))) words.pop();
  return words;
}

/** The acting part where the pack knows it, else the salt. Of a bowel preparation only what is no electrolyte. */
function heldBy(expected: readonly ExpectedActive[]): readonly string[] {
  const ids = expected.filter(({ isOptional }) => !isOptional).flatMap(({ alternatives }) => alternatives[0] ?? []);
  return [...new Set(ids)].toSorted();
}
