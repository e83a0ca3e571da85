import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { codeKey } from '../resolver/codeKey.ts';
import { classKey } from './classKey.ts';
import { conditionWords } from './conditionWords.ts';
import { pushInto } from './pushInto.ts';

/** Words of a group in the form in which texts are compared. */
export interface ConditionPhrase {
  readonly words: readonly string[];
  readonly group: string;
}

/** Leads from codes and words to the groups of conditions of all packs, by `classKey(pack, group)`. */
export interface ConditionIndex {
  readonly groups: ReadonlySet<string>;
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  /** By the beginning of an ICD-10 code, without the dot, upper case. */
  readonly byIcd10Prefix: ReadonlyMap<string, readonly string[]>;
  readonly longestPrefix: number;
  /** By their first word. */
  readonly phrases: ReadonlyMap<string, readonly ConditionPhrase[]>;
}

export function compileConditionGroups(packs: readonly KnowledgePack[]): ConditionIndex {
  const groups = new Set<string>();
  const byCode = new Map<string, string[]>();
  const byIcd10Prefix = new Map<string, string[]>();
  const phrases = new Map<string, ConditionPhrase[]>();
  packs.forEach((pack, number) => {
    for (const entry of pack.conditionGroups) {
      const group = classKey(number, entry.id);
      groups.add(group);
      for (const { system, code } of entry.codings) pushInto(byCode, codeKey(system, code), group);
      for (const prefix of entry.icd10Prefixes) pushInto(byIcd10Prefix, icd10Key(prefix), group);
      for (const text of entry.words ?? []) {
        const words = conditionWords(text);
        const [first] = words;
        if (first !== undefined) pushInto(phrases, first, { words, group });
      }
    }
  });
  const longestPrefix = Math.max(0, ...[...byIcd10Prefix.keys()].map((prefix) => prefix.length));
  return { groups, byCode, byIcd10Prefix, longestPrefix, phrases };
}

/** A code or its beginning without dot, dagger and asterisk. */
export function icd10Key(code: string): string {
  return code.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}
