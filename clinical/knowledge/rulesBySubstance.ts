import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import { pushInto } from './pushInto.ts';

/** Rules by each drug of the set that `drugsOf` names, in the order of the rules. */
export function rulesBySubstance<R extends Rule>(
  rules: readonly CompiledRule<R>[],
  drugsOf: (compiled: CompiledRule<R>) => SubstanceSet,
): ReadonlyMap<number, readonly CompiledRule<R>[]> {
  const bySubstance = new Map<number, CompiledRule<R>[]>();
  for (const compiled of rules) for (const number of drugsOf(compiled).list) pushInto(bySubstance, number, compiled);
  return bySubstance;
}

/** A rule about two drugs, with the substances that its second one means. */
export interface PairedRule<R extends Rule> {
  readonly compiled: CompiledRule<R>;
  readonly others: SubstanceSet;
}

/** Rules about two drugs, by the first. */
export function pairedRules<R extends Rule>(
  rules: readonly CompiledRule<R>[],
  firstOf: (compiled: CompiledRule<R>) => SubstanceSet,
  secondOf: (compiled: CompiledRule<R>) => SubstanceSet,
): ReadonlyMap<number, readonly PairedRule<R>[]> {
  const bySubstance = new Map<number, PairedRule<R>[]>();
  for (const compiled of rules) {
    const entry = { compiled, others: secondOf(compiled) };
    for (const number of firstOf(compiled).list) pushInto(bySubstance, number, entry);
  }
  return bySubstance;
}
