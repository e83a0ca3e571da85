import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../resolver/normaliseName.ts';
import { classKey } from './classKey.ts';
import { pushInto } from './pushInto.ts';

/** Classes by their folded names, for allergy records that name a class. */
export function namedClasses(packs: readonly KnowledgePack[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  packs.forEach((pack, number) => {
    for (const entry of pack.classes) {
      for (const name of new Set(
        [entry.id, entry.name.en, entry.name.fr].flatMap((text) => [nameKey(text), singular(nameKey(text))]),
      )) {
        if (name !== '') pushInto(named, name, classKey(number, entry.id));
      }
    }
  });
  return named;
}

/** "penicillins" on the class, "penicillin" on the allergy card. */
export function singular(key: string): string {
  return key
    .split(' ')
    .map((word) => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}
