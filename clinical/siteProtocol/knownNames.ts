import type { KnowledgePack, Substance, SubstanceClass } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../resolver/normaliseName.ts';

type ConditionGroup = KnowledgePack['conditionGroups'][number];

/** What a name in a protocol leads to, in the knowledge that is in use. */
export interface KnownNames {
  readonly substance: (name: string) => Substance | undefined;
  readonly substanceById: (id: string) => Substance | undefined;
  readonly class: (name: string) => SubstanceClass | undefined;
  readonly conditionGroup: (name: string) => ConditionGroup | undefined;
  /** Names that are spelled much like this one. */
  readonly like: (name: string, of: 'drugs' | 'conditionGroups') => readonly string[];
}

/** Names of the packs in use; the first pack that knows a name has it. A name that two substances bear leads to neither. */
export function knownNames(packs: readonly KnowledgePack[]): KnownNames {
  const byId = new Map<string, Substance>();
  const byName = new Map<string, Substance | null>();
  const classes = new Map<string, SubstanceClass>();
  const groups = new Map<string, ConditionGroup>();
  for (const pack of packs) {
    for (const substance of pack.substances) {
      if (!byId.has(substance.id)) byId.set(substance.id, substance);
      for (const key of new Set(
        [substance.id, substance.name.en, substance.name.fr, ...substance.synonyms].map(nameKey),
      )) {
        const known = byName.get(key);
        if (known === undefined) byName.set(key, substance);
        else if (known !== null && known.id !== substance.id) byName.set(key, null);
      }
    }
    for (const group of pack.classes)
      for (const key of [group.id, group.name.en, group.name.fr].map(nameKey))
        if (!classes.has(key)) classes.set(key, { ...group, members: [...group.members] });
    for (const group of pack.conditionGroups)
      for (const key of [group.id, group.name.en, group.name.fr].map(nameKey))
        if (!groups.has(key)) groups.set(key, group);
  }
  const drugNames = [...byId.values()]
    .flatMap(({ name }) => [name.en, name.fr])
    .concat([...classes.values()].map(({ id }) => id));
  const groupNames = [...new Set([...groups.values()].map(({ id }) => id))];
  return {
    substance: (name) => byId.get(name) ?? byName.get(nameKey(name)) ?? undefined,
    substanceById: (id) => byId.get(id),
    class: (name) => classes.get(nameKey(name)),
    conditionGroup: (name) => groups.get(nameKey(name)),
    like: (name, of) => nearest(name, of === 'drugs' ? drugNames : groupNames),
  };
}

const MOST_SUGGESTED = 3;

function nearest(name: string, names: readonly string[]): readonly string[] {
  const key = nameKey(name);
  const scored = [...new Set(names)]
    .map((other) => ({ other, distance: editDistance(key, nameKey(other)) }))
    .filter(({ other, distance }) => distance <= Math.max(1, Math.floor(Math.min(key.length, other.length) / 4)));
  return scored
    .toSorted((one, two) => one.distance - two.distance || (one.other < two.other ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ other }) => other);
}

/** Letters to add, drop or change (Levenshtein 1966). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of one.split('').entries()) {
    const next = [place + 1];
    for (const [column, against] of other.split('').entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === against ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
