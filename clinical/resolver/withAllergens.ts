import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { allergenNames } from './allergenNames.ts';
import type { ResolverTables } from './resolverTables.ts';

/** The same tables, where the names of foods, materials and excipients mean these, as they do in allergy records only. */
export function withAllergens(
  tables: ResolverTables,
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
): ResolverTables {
  const { byName } = tables;
  const meaning = new Map([...allergenNames(packs, numberOf)].filter(([name]) => byName.get(name)?.length === 0));
  if (meaning.size === 0) return tables;
  // Before the thousands of names rather than among a copy of them.
  return {
    ...tables,
    byName: { get: (name) => meaning.get(name) ?? byName.get(name), has: (name) => byName.has(name) },
  };
}
