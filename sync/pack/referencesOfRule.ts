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
    case 'timeWindow':
      return [rule.first, rule.next];
    case 'intakeSeparation':
      return [rule.drug, rule.binder];
    case 'dose':
    case 'children':
      return [rule.drug];
    case 'intravenousCompatibility':
      return rule.other === undefined ? [rule.drug] : [rule.drug, rule.other];
    default:
      return rule.drugs;
  }
}

/** Every condition of a rule: of its modifiers, of whom it is for, and of its levels, limits or bands. */
export function conditionsOfRule(rule: Rule): readonly RuleCondition[] {
  const conditions = rule.modifiers.map((modifier) => modifier.when);
  if ('appliesWhen' in rule && rule.appliesWhen !== undefined) conditions.push(rule.appliesWhen);
  for (const part of conditionedParts(rule)) if (part.when !== undefined) conditions.push(part.when);
  return conditions;
}

function conditionedParts(rule: Rule): readonly { readonly when?: RuleCondition | undefined }[] {
  if ('levels' in rule) return rule.levels;
  if ('limits' in rule) return rule.limits;
  return rule.family === 'drugLevel' ? rule.bands : [];
}

export function drugsOfCondition(condition: RuleCondition): readonly DrugReference[] {
  return factsOf(condition).flatMap((fact) => {
    if (fact.fact === 'substance') return fact.in;
    return fact.fact === 'coMedication' ? [fact.drug] : [];
  });
}

export function groupsOfCondition(condition: RuleCondition): readonly string[] {
  return factsOf(condition).flatMap((fact) =>
    fact.fact === 'condition' || fact.fact === 'indication' ? [fact.group] : [],
  );
}

type Fact = Extract<RuleCondition, { readonly fact: string }>;

function factsOf(condition: RuleCondition): readonly Fact[] {
  if ('fact' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return factsOf(condition.not);
}
