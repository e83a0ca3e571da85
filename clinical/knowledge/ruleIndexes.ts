import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { CompiledKnowledge, CumulativeMember } from './compiledKnowledge.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import type { FurtherRules } from './furtherRules.ts';
import { analytesOfRule } from './analytesOfRule.ts';
import { pairCode } from './pairIndex.ts';
import { pushInto } from './pushInto.ts';

/** Leads from a reference inside a pack to the substances it means. */
type MembersOf = (pack: number, reference: DrugReference) => SubstanceSet;

/** One number for each pair of substances that a rule concerns, as `buildPairIndex` takes them. */
export function pairCodes(
  interactions: readonly CompiledRule<Extract<Rule, { family: 'interaction' }>>[],
  membersOf: MembersOf,
  substances: number,
): Float64Array {
  const ends = interactions.map(
    ({ rule, pack }) => [membersOf(pack, rule.a).list, membersOf(pack, rule.b).list] as const,
  );
  const codes = new Float64Array(ends.reduce((sum, [a, b]) => sum + a.length * b.length, 0));
  let written = 0;
  ends.forEach(([first, second], rule) => {
    for (const a of first)
      for (const b of second) {
        if (a === b) continue;
        codes[written] = pairCode(a, b, rule, substances, interactions.length);
        written += 1;
      }
  });
  return codes.subarray(0, written);
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
  for (const { bySubstance: rulesOf } of Object.values(further.orderRules))
    for (const [number, rules] of rulesOf)
      for (const { rule } of rules) for (const analyte of analytesOfRule(rule)) watch(number, analyte);
  for (const analytes of watched.values()) analytes.sort();
  return watched;
}
