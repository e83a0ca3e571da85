import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { aminotransferaseMultiple } from '../facts/aminotransferases.ts';
import type { Truth } from '../truth.ts';
import { compareNumbers } from './compareNumbers.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';
import { resultEvidence } from './patientConditions.ts';

type Question = Extract<RuleCondition, { readonly fact: 'aminotransferases' }>;

export function compareAminotransferases(asked: Question, scope: ConditionScope, evidence: Evidence[]): Truth {
  const highest = aminotransferaseMultiple(scope.facts, asked.maxAgeHours);
  if (highest === null) return asked.ifMeasured === true ? 'no' : unknownFor(scope, 'alanineAminotransferase');
  evidence.push(resultEvidence(highest.result));
  return compareNumbers(highest.times, asked.comparator, asked.timesUpperLimit);
}
