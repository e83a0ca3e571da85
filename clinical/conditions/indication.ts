import type { Evidence } from '../../schema/review/evidence.ts';
import type { Line } from '../facts/lines.ts';
import { readCondition } from '../facts/readCondition.ts';
import { classKey } from '../knowledge/classKey.ts';
import type { Truth } from '../truth.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';
import { hasCondition } from './patientConditions.ts';

/** What the order says it is for, else what the patient is recorded to have. An indication nobody stated is unknown, not absent. */
export function isIndicatedFor(
  group: string,
  lines: readonly Line[],
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const key = classKey(scope.pack, group);
  const stated = lines
    .flatMap((line) => line.order.indication ?? [])
    .map((reason) => readCondition(reason, scope.knowledge.conditionIndex));
  if (stated.some((reading) => reading.groups.has(key))) return 'yes';
  if (hasCondition(group, false, scope, evidence) === 'yes') return 'yes';
  const isStated = stated.length > 0 && stated.every((reading) => reading.recognised);
  return isStated ? 'no' : unknownFor(scope, 'indication');
}
