import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { referenceOfEnd, type Vocabulary } from './vocabulary.ts';

export type EndName = 'a' | 'b';

/** What a clause is read against: the names, and the two ends of the rule with their members. */
export type ClauseContext = {
  readonly vocabulary: Vocabulary;
  readonly ends: Readonly<Record<EndName, ReadonlySet<string>>>;
  /** The end that is one substance, when only one is: a dose without a name is its dose. */
  readonly onlySubstance: EndName | null;
};

export function clauseContext(rule: AnsmRule, vocabulary: Vocabulary): ClauseContext {
  const single = (['a', 'b'] as const).filter((end) => rule[end].type === 'substance');
  return {
    vocabulary,
    ends: {
      a: vocabulary.members(referenceOfEnd(rule.a)),
      b: vocabulary.members(referenceOfEnd(rule.b)),
    },
    onlySubstance: single.length === 1 ? (single[0] ?? null) : null,
  };
}

/** The drugs that one name means: usually one, several for "antifongiques azolés". */
export type Named = readonly DrugReference[];

/** At which end drugs stand, if they all stand at one, and whether they are all that stand there. */
export function endOf(
  names: readonly Named[],
  { ends, vocabulary }: ClauseContext,
): { readonly of: EndName; readonly isWhole: boolean } | null {
  const named = names.map((references) => new Set(references.flatMap((one) => [...vocabulary.members(one)])));
  for (const end of ['a', 'b'] as const) {
    const members = ends[end];
    if (!named.every((set) => [...set].some((id) => members.has(id)))) continue;
    const isWhole = [...members].every((id) => named.some((set) => set.has(id)));
    return { of: end, isWhole };
  }
  return null;
}
