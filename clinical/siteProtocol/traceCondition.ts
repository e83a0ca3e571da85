import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import type { ConditionScope, MissingInput } from '../conditions/conditionScope.ts';
import { evaluateCondition } from '../conditions/evaluateCondition.ts';
import type { Truth } from '../truth.ts';

/** A condition with what it came to: each part by itself, with the records that it saw and the inputs that it lacked. */
export interface ConditionTrace {
  readonly kind: 'all' | 'any' | 'not' | 'fact';
  /** The fact as the rule states it; null for the joints. */
  readonly fact: Extract<RuleCondition, { fact: string }> | null;
  readonly truth: Truth;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly MissingInput[];
  readonly parts: readonly ConditionTrace[];
}

export function traceCondition(condition: RuleCondition, base: ConditionScope): ConditionTrace {
  const missing: MissingInput[] = [];
  const evidence: Evidence[] = [];
  const truth = evaluateCondition(condition, { ...base, missing }, evidence);
  if ('fact' in condition) return { kind: 'fact', fact: condition, truth, evidence, missing, parts: [] };
  const joint = 'all' in condition ? ('all' as const) : 'any' in condition ? ('any' as const) : ('not' as const);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not];
  return {
    kind: joint,
    fact: null,
    truth,
    evidence: [],
    missing: [],
    parts: parts.map((part) => traceCondition(part, base)),
  };
}
