import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { OrderRule } from '../../schema/knowledge/rules/orderRule.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../knowledge/compiledRule.ts';
import { compileKnowledge } from '../knowledge/compileKnowledge.ts';

/** Knowledge in which every protocol of a site runs, whatever its stage: for a replay and for tests, never for a screen. */
export interface Rehearsal {
  readonly knowledge: CompiledKnowledge;
  readonly rules: readonly CompiledRule<OrderRule>[];
}

export function rehearse(site: KnowledgePack, packs: readonly KnowledgePack[]): Rehearsal {
  const rules = site.rules.map((rule) =>
    rule.family === 'siteProtocol' ? { ...rule, stage: 'active' as const } : rule,
  );
  const knowledge = compileKnowledge([...packs, { ...site, rules }]);
  const { bySubstance, ofPatient } = knowledge.orderRules.siteProtocol;
  const own = new Set([...ofPatient, ...[...bySubstance.values()].flat()]);
  const siteNumber = packs.length;
  return {
    knowledge,
    rules: [...own]
      .filter(({ pack }) => pack === siteNumber)
      .sort((one, other) => (one.rule.id < other.rule.id ? -1 : 1)),
  };
}
