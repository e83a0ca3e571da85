import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { OrderRule } from '../../schema/knowledge/rules/orderRule.ts';

/** Results that a rule about a drug looks at: a new one of these bears on the line. */
export function analytesOfRule(rule: OrderRule): readonly string[] {
  const conditions = [rule.appliesWhen, ...rule.levels.map((level) => level.when)];
  return [...new Set(conditions.flatMap((condition) => (condition === undefined ? [] : analytesOf(condition))))];
}

function analytesOf(condition: RuleCondition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(analytesOf);
  if ('any' in condition) return condition.any.flatMap(analytesOf);
  if ('not' in condition) return analytesOf(condition.not);
  switch (condition.fact) {
    case 'observation':
      return [condition.analyte];
    case 'creatinineClearance':
    case 'estimatedGfr':
      return ['creatinine', 'weight'];
    case 'childPugh':
      return ['bilirubin', 'albumin', 'inr', 'alanineAminotransferase', 'aspartateAminotransferase'];
    case 'aminotransferases':
      return ['alanineAminotransferase', 'aspartateAminotransferase'];
    default:
      return [];
  }
}
