import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../../schema/knowledge/drugReference.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { InteractionRule } from '../../../schema/knowledge/rules/interaction.ts';
import type { Severity } from '../../../schema/severity.ts';
import { worst } from '../../../clinical/tier/tierTable.ts';
import { allOf, anyOf, negate, truthOf, type Truth } from '../../../clinical/truth.ts';

/**
 * The worst level of each two substances of a pack, by `one|other` in alphabetical order: what a review says when it knows nothing
 * but the two drugs. null where no level of the rules can hold for these two.
 */
export function pairLevels(pack: KnowledgePack): ReadonlyMap<string, Severity> {
  const members = new Map(pack.classes.map((group) => [group.id, group.members]));
  const idsOf = (drug: DrugReference) => ('class' in drug ? (members.get(drug.class) ?? []) : [drug.substance]);
  const isOneOf = (drugs: readonly DrugReference[], id: string) => drugs.some((drug) => idsOf(drug).includes(id));
  const levels = new Map<string, Severity>();
  for (const rule of pack.rules) {
    if (rule.family !== 'interaction') continue;
    for (const a of idsOf(rule.a)) {
      for (const b of idsOf(rule.b)) {
        if (a === b) continue;
        const level = openLevel(rule, (condition) => truthFor(condition, a, b, isOneOf));
        if (level === null) continue;
        const key = a < b ? `${a}|${b}` : `${b}|${a}`;
        const known = levels.get(key);
        levels.set(key, known === undefined ? level : worst(known, level));
      }
    }
  }
  return levels;
}

function openLevel(rule: InteractionRule, truthOfCondition: (condition: RuleCondition) => Truth): Severity | null {
  let open: Severity | null = null;
  for (const { severity, when } of rule.levels) {
    const truth = when === undefined ? 'yes' : truthOfCondition(when);
    if (truth === 'no') continue;
    open = open === null ? severity : worst(open, severity);
    if (truth === 'yes') return open;
  }
  return open;
}

function truthFor(
  condition: RuleCondition,
  a: string,
  b: string,
  isOneOf: (drugs: readonly DrugReference[], id: string) => boolean,
): Truth {
  const inner = (part: RuleCondition) => truthFor(part, a, b, isOneOf);
  if ('all' in condition) return allOf(condition.all.map(inner));
  if ('any' in condition) return anyOf(condition.any.map(inner));
  if ('not' in condition) return negate(inner(condition.not));
  if (condition.fact !== 'substance') return 'unknown';
  const ends = condition.of === 'a' ? [a] : condition.of === 'b' ? [b] : [a, b];
  return anyOf(ends.map((id) => truthOf(isOneOf(condition.in, id))));
}
