import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../resolver/normaliseName.ts';
import { classAliases } from './classAliases.ts';
import { classKey } from './classKey.ts';
import { pushInto } from './pushInto.ts';

/** Classes by their folded names, for allergy records that name a class. */
export function namedClasses(packs: readonly KnowledgePack[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  packs.forEach((pack, number) => {
    for (const entry of pack.classes) {
      const keys = new Set([entry.id, entry.name.en, entry.name.fr].flatMap(keysOf));
      if ([...keys].some((key) => aliased.has(key))) addAliases(keys);
      for (const key of keys) if (key !== '') pushInto(named, key, classKey(number, entry.id));
    }
  });
  return named;
}

/** The name as written, and in the singular; the French singular ends in the "e" that `nameKey` drops. */
function keysOf(name: string): readonly string[] {
  const key = nameKey(name);
  return [key, singular(key), nameKey(singular(key))];
}

const aliasKeys: readonly (readonly string[])[] = classAliases.map((row) => row.flatMap(keysOf));

const aliased: ReadonlySet<string> = new Set(aliasKeys.flat());

function addAliases(keys: Set<string>): void {
  for (const row of aliasKeys) if (row.some((key) => keys.has(key))) for (const key of row) keys.add(key);
}

/** "penicillins" on the class, "penicillin" on the allergy card. */
export function singular(key: string): string {
  if (!key.endsWith('s') && !key.includes('s ')) return key;
  return key
    .split(' ')
    .map((word) => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}
