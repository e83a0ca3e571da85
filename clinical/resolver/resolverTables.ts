import type { KnowledgePack, Substance } from '../../schema/knowledge/knowledgePack.ts';
import { codeSystems } from '../../schema/coding.ts';
import { addProducts, type ListedStrength } from './addProducts.ts';
import { allergenNames } from './allergenNames.ts';
import { codeKey } from './codeKey.ts';
import { addNumber, addWithAliases, type Numbered, type NumbersByKey } from './numbersByKey.ts';
import { type SubstanceKeys, substanceKeys } from './substanceKeys.ts';

type NamedSubstances = Pick<ReadonlyMap<string, readonly number[]>, 'get' | 'has'>;

/** How codes and names lead to substances. Names are matched word by word: `longest` is the greatest number of words in one. */
export interface ResolverTables {
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  /** An empty list: a word that is known and no drug (an excipient), so that an order says nothing by it. */
  readonly byName: NamedSubstances;
  /** First words of names of several words, so that most words of a text are passed over at once. */
  readonly firstWords: ReadonlySet<string>;
  readonly longest: number;
  /** The substances of combinations in the order of their strengths on the label, by name. */
  readonly orderedByName: ReadonlyMap<string, readonly number[]>;
  /** Strengths per substance of the products that packs list by code (CIS, UCD). */
  readonly strengthsByCode: ReadonlyMap<string, readonly ListedStrength[]>;
}

/** The tables for orders, whose names can be listed. */
export interface OrderTables extends ResolverTables {
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/**
 * `numberOf` leads from a substance id of a pack to its number, `keys` are the folded names of the substances of each pack. A name
 * or ATC code that several substances of one pack bear means all of them (a fixed combination); across packs the larger set
 * holds.
 */
export function buildResolverTables(
  packs: readonly KnowledgePack[],
  numberOf: (pack: number, id: string) => number | undefined,
  keys: readonly (readonly SubstanceKeys[])[] = packs.map((pack) => pack.substances.map(substanceKeys)),
): OrderTables {
  let byCode: NumbersByKey = new Map();
  let byName: NumbersByKey = new Map();
  const orderedByName: NumbersByKey = new Map();
  const strengthsByCode = new Map<string, readonly ListedStrength[]>();
  packs.forEach((pack, packNumber) => {
    const entries = pack.substances.flatMap((substance, index) => {
      const number = numberOf(packNumber, substance.id);
      const own = keys[packNumber]?.[index];
      return number === undefined || own === undefined ? [] : [{ substance, keys: own, number, only: [number] }];
    });
    const codes = codesOf(entries);
    const names = namesOf(entries);
    addProducts(pack, (id) => numberOf(packNumber, id), {
      byCode: codes,
      byName: names,
      orderedByName,
      strengthsByCode,
    });
    byCode = joined(byCode, codes);
    byName = joined(byName, names);
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

/** A substance of a pack with its folded names and its number. */
interface Entry extends Numbered {
  readonly substance: Substance;
  readonly keys: SubstanceKeys;
}

function codesOf(entries: readonly Entry[]): NumbersByKey {
  const codes: NumbersByKey = new Map();
  for (const entry of entries) {
    const { substance } = entry;
    for (const code of substance.rxNorm) addNumber(codes, codeKey(codeSystems.rxNorm, code), entry);
    for (const code of substance.atc)
      if (isSubstanceLevelAtc(code)) addNumber(codes, codeKey(codeSystems.atc, code), entry);
    for (const code of substance.snomed) addNumber(codes, codeKey(codeSystems.snomed, code), entry);
  }
  return codes;
}

function namesOf(entries: readonly Entry[]): NumbersByKey {
  const owners = ownersOfMainNames(entries);
  const names: NumbersByKey = new Map();
  for (const entry of entries) {
    const { substance, keys, number } = entry;
    if (substance.allergenOnly === true) continue;
    for (const key of [keys.id, keys.en, keys.fr]) addWithAliases(names, key, entry);
    for (const key of keys.synonyms) if (owners.get(key)?.includes(number) ?? true) addWithAliases(names, key, entry);
  }
  return names;
}

function wordsOf(keys: Iterable<string>): Pick<ResolverTables, 'firstWords' | 'longest'> {
  const firstWords = new Set<string>();
  let longest = 1;
  for (const key of keys) {
    const end = key.indexOf(' ');
    if (end < 0) continue;
    firstWords.add(key.slice(0, end));
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
function ownersOfMainNames(entries: readonly Entry[]): ReadonlyMap<string, readonly number[]> {
  const owners: NumbersByKey = new Map();
  for (const entry of entries)
    for (const key of [entry.keys.id, entry.keys.en, entry.keys.fr]) addNumber(owners, key, entry);
  return owners;
}

function isSubstanceLevelAtc(code: string): boolean {
  return code.length === 7;
}

/** The larger meaning of each key. */
function joined(first: NumbersByKey, second: NumbersByKey): NumbersByKey {
  if (first.size === 0) return second;
  for (const [key, numbers] of second) if ((first.get(key)?.length ?? 0) < numbers.length) first.set(key, numbers);
  return first;
}
