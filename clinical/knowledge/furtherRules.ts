import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import { compileOrderRules, type OrderFamily, type OrderRules } from './orderRules.ts';
import type { RulesOf } from './rulesByFamily.ts';
import { type PairedRule, pairedRules, rulesBySubstance } from './rulesBySubstance.ts';

type RuleOf<F extends Rule['family']> = Extract<Rule, { family: F }>;
type BySubstance<F extends Rule['family']> = ReadonlyMap<number, readonly CompiledRule<RuleOf<F>>[]>;

/** Rules that are found by one of their drugs. */
export interface FurtherRules {
  readonly orderRules: Readonly<Record<OrderFamily, OrderRules>>;
  readonly dose: BySubstance<'dose'>;
  readonly children: BySubstance<'children'>;
  readonly drugLevels: BySubstance<'drugLevel'>;
  /** By the drug that is started; `others` are those that still act. */
  readonly timeWindows: ReadonlyMap<number, readonly PairedRule<RuleOf<'timeWindow'>>[]>;
  /** By the drug; `others` are what binds it. */
  readonly separations: ReadonlyMap<number, readonly PairedRule<RuleOf<'intakeSeparation'>>[]>;
  /** By `drug`; `others` is empty for a rule about diluents. */
  readonly infusions: ReadonlyMap<number, readonly PairedRule<RuleOf<'intravenousCompatibility'>>[]>;
}

export function compileFurtherRules(
  rulesOf: RulesOf,
  unionOf: (pack: number, references: readonly DrugReference[]) => SubstanceSet,
): FurtherRules {
  const setOf = (pack: number, reference: DrugReference | undefined) =>
    unionOf(pack, reference === undefined ? [] : [reference]);
  return {
    orderRules: compileOrderRules(rulesOf, unionOf),
    dose: rulesBySubstance(rulesOf('dose'), ({ pack, rule }) => setOf(pack, rule.drug)),
    children: rulesBySubstance(rulesOf('children'), ({ pack, rule }) => setOf(pack, rule.drug)),
    drugLevels: rulesBySubstance(rulesOf('drugLevel'), ({ pack, rule }) => unionOf(pack, rule.drugs)),
    timeWindows: pairedRules(
      rulesOf('timeWindow'),
      ({ pack, rule }) => setOf(pack, rule.next),
      ({ pack, rule }) => setOf(pack, rule.first),
    ),
    separations: pairedRules(
      rulesOf('intakeSeparation'),
      ({ pack, rule }) => setOf(pack, rule.drug),
      ({ pack, rule }) => setOf(pack, rule.binder),
    ),
    infusions: pairedRules(
      rulesOf('intravenousCompatibility'),
      ({ pack, rule }) => setOf(pack, rule.drug),
      ({ pack, rule }) => setOf(pack, rule.other),
    ),
  };
}
