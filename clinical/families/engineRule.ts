import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { CompiledRule } from '../knowledge/compiledRule.ts';
import { contentHash } from '../knowledge/contentHash.ts';
import { ENGINE_PACK } from '../review/enginePack.ts';

/** A rule that holds without any pack, with the same shape as the others so that it is judged and cited like them. */
export function engineRule<R extends Rule>(rule: R): CompiledRule<R> {
  return { rule, pack: ENGINE_PACK, contentHash: contentHash(rule) };
}
