import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { codeSystems } from '../../schema/coding.ts';
import { electrolyteNames } from './electrolyteNames.ts';
import { nameAliases } from './nameAliases.ts';
import { nameKey } from './normaliseName.ts';

/** A name that is a code in words, as product lists give them. */
const CODE_AS_NAME = /^\w{2,5}[\s:#-]*\d{4,}$/;

/** What a product list says of the strength of one substance, in its words: read when a line asks, not for 13,000 products at the start. */
export interface ListedStrength {
  readonly substance: number;
  readonly strengthText: string;
}

/** How codes and names lead to substances. Names are matched word by word: `longest` is the greatest number of words in one. */
export interface ResolverTables {
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  /** An empty list: a word that is known and no drug (an excipient), so that an order says nothing by it. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** First words of names, so that most words of a text are passed over at once. */
  readonly firstWords: ReadonlySet<string>;
  readonly longest: number;
  /** The substances of combinations in the order of their strengths on the label, by name. */
  readonly orderedByName: ReadonlyMap<string, readonly number[]>;
  /** Strengths per substance of the products that packs list by code (CIS, UCD). */
  readonly strengthsByCode: ReadonlyMap<string, readonly ListedStrength[]>;
}

/**
 * `numberOf` leads from a substance id of a pack to its number. A name or ATC code that several substances of one pack bear
 * means all of them (a fixed combination); across packs the larger set holds.
 */
export function buildResolverTables(
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
): ResolverTables {
  const byCode = new Map<string, readonly number[]>();
  const byName = new Map<string, readonly number[]>();
  const orderedByName = new Map<string, readonly number[]>();
  const strengthsByCode = new Map<string, readonly ListedStrength[]>();
  packs.forEach((pack, packNumber) => {
    const codes = new Map<string, number[]>();
    const names = new Map<string, number[]>();
    const products = new Map<string, number[]>();
    const owners = ownersOfMainNames(pack, packNumber, numberOf);
    for (const substance of pack.substances) {
      const number = numberOf(packNumber, substance.id);
      if (number === undefined) continue;
      for (const code of substance.rxNorm) add(codes, codeKey(codeSystems.rxNorm, code), number);
      for (const code of substance.atc)
        if (isSubstanceLevelAtc(code)) add(codes, codeKey(codeSystems.atc, code), number);
      for (const code of substance.snomed) add(codes, codeKey(codeSystems.snomed, code), number);
      if (substance.allergenOnly === true) continue;
      const own = [substance.id, substance.name.en, substance.name.fr, ...substance.synonyms].filter(
        (name) => owners.get(nameKey(name))?.includes(number) ?? true,
      );
      for (const name of withAliases(own)) add(names, name, number);
    }
    for (const product of pack.products) {
      const numbers = product.ingredients
        .map((entry) => numberOf(packNumber, entry.substance))
        .filter((number) => number !== undefined);
      if (numbers.length !== product.ingredients.length) continue;
      const strengths = product.ingredients.flatMap(({ strengthText }, position) => {
        const substance = numbers[position];
        return strengthText === undefined || substance === undefined ? [] : [{ substance, strengthText }];
      });
      for (const coding of product.codings) {
        products.set(codeKey(coding.system, coding.code), [...new Set(numbers)]);
        if (strengths.length > 0) strengthsByCode.set(codeKey(coding.system, coding.code), strengths);
      }
      for (const name of [product.name, ...(product.synonyms ?? [])]) {
        // Numbers fall out of a key: "CIS 60000001" would make the word "cis" a drug.
        if (CODE_AS_NAME.test(name)) continue;
        const key = nameKey(name);
        if (key === '' || names.has(key)) continue;
        products.set(`name\n${key}`, [...new Set(numbers)]);
        if (product.ordered === true) orderedByName.set(key, numbers);
      }
    }
    for (const [key, numbers] of products) {
      if (key.startsWith('name\n')) names.set(key.slice(5), numbers);
      else codes.set(key, numbers);
    }
    mergeInto(byCode, codes);
    mergeInto(byName, names);
  });
  for (const name of allergenNames(packs, numberOf).keys()) if (!byName.has(name)) byName.set(name, []);
  return {
    byCode,
    byName,
    ...wordsOf(byName.keys()),
    orderedByName,
    strengthsByCode,
  };
}

/** The same tables, where the names of foods, materials and excipients mean these, as they do in allergy records only. */
export function withAllergens(
  tables: ResolverTables,
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
): ResolverTables {
  const names = allergenNames(packs, numberOf);
  const meaning = [...names].filter(([name]) => tables.byName.get(name)?.length === 0);
  return meaning.length === 0 ? tables : { ...tables, byName: new Map([...tables.byName, ...meaning]) };
}

function allergenNames(
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  packs.forEach((pack, packNumber) => {
    for (const substance of pack.substances) {
      const number = substance.allergenOnly === true ? numberOf(packNumber, substance.id) : undefined;
      if (number === undefined) continue;
      for (const name of withAliases([substance.id, substance.name.en, substance.name.fr, ...substance.synonyms]))
        add(names, name, number);
    }
  });
  return names;
}

function wordsOf(keys: Iterable<string>): Pick<ResolverTables, 'firstWords' | 'longest'> {
  const firstWords = new Set<string>();
  let longest = 1;
  for (const key of keys) {
    const end = key.indexOf(' ');
    firstWords.add(end < 0 ? key : key.slice(0, end));
    let words = 1;
    for (let space = end; space >= 0; space = key.indexOf(' ', space + 1)) words += 1;
    longest = Math.max(longest, words);
  }
  return { firstWords, longest };
}

/**
 * Whom a name belongs to as its own, by key: "L-ofloxacin" and "D-ephedrine" fold to the names of ofloxacin and ephedrine, which
 * are other drugs than levofloxacin and pseudoephedrine.
 */
function ownersOfMainNames(
  pack: KnowledgePack,
  packNumber: number,
  numberOf: (pack: number, id: string) => number | undefined,
): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>();
  for (const substance of pack.substances) {
    const number = numberOf(packNumber, substance.id);
    if (number === undefined) continue;
    for (const name of [substance.id, substance.name.en, substance.name.fr]) add(owners, nameKey(name), number);
  }
  return owners;
}

export function codeKey(system: string, code: string): string {
  return `${system}\n${code}`;
}

function isSubstanceLevelAtc(code: string): boolean {
  return code.length === 7;
}

const aliasRows: ReadonlyMap<string, readonly string[]> = new Map(
  [...electrolyteNames, ...nameAliases].flatMap((row) => {
    const keys = row.map(nameKey);
    return keys.map((key) => [key, keys] as const);
  }),
);

function withAliases(names: readonly string[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const name of names) {
    const key = nameKey(name);
    if (key === '') continue;
    keys.add(key);
    for (const alias of aliasRows.get(key) ?? []) keys.add(alias);
  }
  return keys;
}

function add(into: Map<string, number[]>, key: string, number: number): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [number]);
  else if (!known.includes(number)) known.push(number);
}

function mergeInto(into: Map<string, readonly number[]>, from: ReadonlyMap<string, readonly number[]>): void {
  for (const [key, numbers] of from) {
    if ((into.get(key)?.length ?? 0) < numbers.length)
      into.set(key, numbers.length === 1 ? numbers : numbers.toSorted((one, other) => one - other));
  }
}
