import type { Substance } from '../../../schema/knowledge/knowledgePack.ts';
import type { FrenchProduct } from './frenchProducts.ts';
import { normalisedName } from './normalisedName.ts';

/** Brands of ours that a French product of another substance bears. */
export function misplacedBrands(
  substances: readonly Substance[],
  products: readonly FrenchProduct[],
): readonly string[] {
  const holdings = new Map<string, Set<string>>();
  for (const { brand, substances: held } of products) {
    const key = normalisedName(brand);
    for (const name of held) holdings.set(key, (holdings.get(key) ?? new Set()).add(name));
  }
  return substances.flatMap((substance) => {
    const own = [substance.name.fr, substance.name.en, ...substance.synonyms].map((name) =>
      normalisedName(name).slice(0, 6),
    );
    return substance.synonyms.flatMap((brand) => {
      const held = [...(holdings.get(normalisedName(brand)) ?? [])];
      const agrees = held.length === 0 || held.some((name) => own.some((stem) => name.includes(stem)));
      return agrees ? [] : [`${substance.id}: ${brand} is ${held.join(' + ')}`];
    });
  });
}
