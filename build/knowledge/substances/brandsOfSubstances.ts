import type { Substance } from '../../../schema/knowledge/knowledgePack.ts';
import type { FrenchProduct } from './frenchProducts.ts';
import { normalisedName } from './normalisedName.ts';

const LABORATORY_FORM = /\b(l\.?p\.?|enfants?|nourrissons?|adultes?|faible|fort|sans|iv|im|sc)\b/;

/** Substances whose name in the base is not enough: mixtures of insulins, conjugates of an antibody,
 * other salts and compounds of the same word. */
const NAMED_TOO_BROADLY: ReadonlySet<string> = new Set([
  'insulinHuman',
  'insulinIsophane',
  'insulinAspart',
  'insulinLispro',
  'glucose',
  'zinc',
  'iron',
  'lithium',
  'adenosine',
  'trastuzumab',
  'albumin',
  'immunoglobulin',
  'arnica',
  'calendula',
  'copper',
  'iodine',
  'fluoride',
  'manganese',
  'selenium',
  'sulfur',
  'urea',
  'ethanol',
  'macrogol',
  'mannitol',
]);

/**
 * Brands by substance id: only brands of marketed products that all hold one and the same single substance, whose name
 * in the base is that of the substance, alone or with a salt around it. Generic names (`PARACETAMOL BIOGARAN`) need no entry.
 */
export function brandsOfSubstances(
  substances: readonly Substance[],
  products: readonly FrenchProduct[],
): ReadonlyMap<string, readonly string[]> {
  const ownerOf = ownerByName(substances);
  const owners = new Map<string, Set<string>>();
  for (const { brand, substances: held, isMarketed } of products) {
    const key = normalisedName(brand);
    if (!isMarketed || key.length < 5 || LABORATORY_FORM.test(key)) continue;
    const [only] = held;
    const found = held.length === 1 && only !== undefined ? ownerOf(only) : null;
    const owner = found === null || NAMED_TOO_BROADLY.has(found) ? null : found;
    owners.set(key, (owners.get(key) ?? new Set()).add(owner ?? ''));
  }
  const brands = new Map<string, string[]>();
  for (const [brand, [owner, ...others]] of owners) {
    if (owner === undefined || owner === '' || others.length > 0 || ownerOf(brand) !== null) continue;
    if (isUmbrella(brand, owner, owners)) continue;
    brands.set(owner, [...(brands.get(owner) ?? []), brand]);
  }
  return brands;
}

/** "Humex" alone says nothing where "Humex allergie" and "Humex toux" hold other drugs. */
function isUmbrella(brand: string, owner: string, owners: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const longer = [...owners].filter(([other]) => other.startsWith(`${brand} `));
  return longer.filter(([, held]) => !held.has(owner)).length > 2;
}

/** The substance whose French name stands in a text as whole words; the longest name wins, and a tie is nobody's. */
function ownerByName(substances: readonly Substance[]): (text: string) => string | null {
  const names = substances
    .map(({ id, name }) => ({ id, words: ` ${normalisedName(name.fr)} ` }))
    .toSorted((one, other) => other.words.length - one.words.length);
  return (text) => {
    const padded = ` ${text
      .replaceAll(/[(),/-]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()} `;
    const found = names.filter(({ words }) => padded.includes(words));
    const [longest, next] = found;
    if (longest === undefined) return null;
    return next === undefined || longest.words.includes(next.words.trim()) ? longest.id : null;
  };
}
