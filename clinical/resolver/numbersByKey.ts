import { electrolyteNames } from './electrolyteNames.ts';
import { nameAliases } from './nameAliases.ts';
import { nameKey } from './normaliseName.ts';

/** What a code or a name leads to: numbers of substances, ascending. */
export type NumbersByKey = Map<string, readonly number[]>;

/** The number of a substance, and the list of it alone that all tables share. */
export interface Numbered {
  readonly number: number;
  readonly only: readonly number[];
}

const aliasRows: ReadonlyMap<string, readonly string[]> = new Map(
  [...electrolyteNames, ...nameAliases].flatMap((row) => {
    const keys = row.map(nameKey);
    return keys.map((key) => [key, keys] as const);
  }),
);

/** A name, and its synonyms in all packs, lead to the substance. */
export function addWithAliases(into: NumbersByKey, key: string, numbered: Numbered): void {
  if (key === '') return;
  addNumber(into, key, numbered);
  for (const alias of aliasRows.get(key) ?? []) addNumber(into, alias, numbered);
}

/** Lists stay ascending, and are made anew when they grow: most hold one number, and share it with every table. */
export function addNumber(into: NumbersByKey, key: string, { number, only }: Numbered): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, only);
  else if (!known.includes(number)) into.set(key, [...known, number].sort(ascending));
}

export function ascending(one: number, other: number): number {
  return one - other;
}
