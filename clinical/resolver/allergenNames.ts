import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { addWithAliases, type NumbersByKey } from './numbersByKey.ts';
import { substanceKeys } from './substanceKeys.ts';

/** Folded names of foods, materials and excipients. */
export function allergenNames(
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
): ReadonlyMap<string, readonly number[]> {
  const names: NumbersByKey = new Map();
  packs.forEach((pack, packNumber) => {
    for (const substance of pack.substances) {
      const number = substance.allergenOnly === true ? numberOf(packNumber, substance.id) : undefined;
      if (number === undefined) continue;
      const own = substanceKeys(substance);
      for (const key of [own.id, own.en, own.fr, ...own.synonyms])
        addWithAliases(names, key, { number, only: [number] });
    }
  });
  return names;
}
