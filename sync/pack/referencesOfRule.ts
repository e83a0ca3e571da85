import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';

/** Every drug that a rule names outside its conditions. */
export function drugsOfRule(rule: Rule): readonly DrugReference[] {
  switch (rule.family) {
    case 'interaction':
      return [rule.a, rule.b];
    case 'cumulativeRisk':
      return rule.members.map((member) => member.drug);
    case 'allergy':
      return [rule.allergen, rule.drug];
    case 'duplicateTherapy':
      return [rule.class, ...rule.intended.flatMap((pair) => [pair.a, pair.b])];
    case 'renal':
      return [rule.drug];
    case 'laboratoryTrigger':
    case 'missingMonitoring':
      return rule.drugs;
  }
}

/** Every condition of a rule: of its modifiers, and of the levels of an interaction. */
export function conditionsOfRule(rule: Rule): readonly RuleCondition[] {
  const ofModifiers = rule.modifiers.map((modifier) => modifier.when);
  if (rule.family !== 'interaction') return ofModifiers;
  return [...ofModifiers, ...rule.levels.flatMap((level) => (level.when === undefined ? [] : [level.when]))];
}

export function drugsOfCondition(condition: RuleCondition): readonly DrugReference[] {
  return factsOf(condition).flatMap((fact) => (fact.fact === 'coMedication' ? [fact.drug] : []));
}

export function groupsOfCondition(condition: RuleCondition): readonly string[] {
  return factsOf(condition).flatMap((fact) => (fact.fact === 'condition' ? [fact.group] : []));
}

type Fact = Extract<RuleCondition, { readonly fact: string }>;

function factsOf(condition: RuleCondition): readonly Fact[] {
  if ('fact' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return factsOf(condition.not);
}
