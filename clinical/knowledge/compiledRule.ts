import type { Rule } from '../../schema/knowledge/knowledgePack.ts';

/** A rule with where it came from and the fingerprint of its clinical content. */
export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pack: number;
  readonly contentHash: string;
}

/** A set of substances by number: `has` for membership, `list` in ascending order. */
export interface SubstanceSet {
  readonly has: Uint8Array;
  readonly list: readonly number[];
}
