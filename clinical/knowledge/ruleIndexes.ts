import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { OrderRule } from '../../schema/knowledge/rules/orderRule.ts';
import type { CompiledKnowledge, CumulativeMember } from './compiledKnowledge.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import type { FurtherRules } from './furtherRules.ts';
import { analytesOfRule } from './analytesOfRule.ts';
import type { PairEnds } from './pairIndex.ts';
import { pushInto } from './pushInto.ts';

/** Leads from a reference inside a pack to the substances it means. */
type MembersOf = (pack: number, reference: DrugReference) => SubstanceSet;

/** The substances at both ends of each rule, as `buildPairIndex` takes them. */
export function endsOf(
  interactions: readonly CompiledRule<Extract<Rule, { family: 'interaction' }>>[],
  membersOf: MembersOf,
): readonly PairEnds[] {
  return interactions.map(({ rule, pack }) => ({ a: membersOf(pack, rule.a).list, b: membersOf(pack, rule.b).list }));
}

/** A substance that is a member twice (by itself and by a class) counts once, with the more points. */
export function cumulativeMembers(
  compiled: CompiledRule<Extract<Rule, { family: 'cumulativeRisk' }>>,
  membersOf: MembersOf,
): ReadonlyMap<number, CumulativeMember> {
  const members = new Map<number, CumulativeMember>();
  for (const { drug, points, group } of compiled.rule.members) {
    for (const number of membersOf(compiled.pack, drug).list) {
      if ((members.get(number)?.points ?? 0) < points) members.set(number, { points, group: group ?? null });
    }
  }
  return members;
}

export function bySubstance(
  entries: readonly { readonly drugs: SubstanceSet }[],
): ReadonlyMap<number, readonly number[]> {
  const map = new Map<number, number[]>();
  entries.forEach((entry, index) => {
    for (const number of entry.drugs.list) pushInto(map, number, index);
  });
  return map;
}

export function watchedAnalytes(
  laboratory: CompiledKnowledge['laboratory'],
  monitoring: CompiledKnowledge['monitoring'],
  renal: CompiledKnowledge['renal'],
  further: FurtherRules,
): ReadonlyMap<number, readonly string[]> {
  const watched = new Map<number, string[]>();
  const watch = (number: number, analyte: string) => {
    if (watched.get(number)?.includes(analyte) !== true) pushInto(watched, number, analyte);
  };
  for (const { compiled, drugs } of [...laboratory, ...monitoring])
    for (const number of drugs.list) watch(number, compiled.rule.analyte);
  for (const number of renal.keys()) for (const analyte of ['creatinine', 'weight']) watch(number, analyte);
  for (const [number, rules] of further.drugLevels) for (const { rule } of rules) watch(number, rule.analyte);
  const analytes = new Map<OrderRule, readonly string[]>();
  const analytesOf = (rule: OrderRule): readonly string[] => {
    let own = analytes.get(rule);
    if (own === undefined) analytes.set(rule, (own = analytesOfRule(rule)));
    return own;
  };
  for (const { bySubstance: rulesOf } of Object.values(further.orderRules))
    for (const [number, rules] of rulesOf)
      for (const { rule } of rules) for (const analyte of analytesOf(rule)) watch(number, analyte);
  for (const own of watched.values()) if (own.length > 1) own.sort();
  return watched;
}
