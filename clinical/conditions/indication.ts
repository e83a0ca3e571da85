import type { Evidence } from '../../schema/review/evidence.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Line } from '../facts/lines.ts';
import { classKey } from '../knowledge/classKey.ts';
import { codeKey } from '../resolver/resolverTables.ts';
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
  const wanted = scope.knowledge.conditionGroups.get(classKey(scope.pack, group));
  if (wanted === undefined) return 'unknown';
  const stated = lines.flatMap((line) => line.order.indication ?? []).flatMap((reason) => reason.codings);
  const isStated = stated.some(
    (coding) =>
      wanted.codes.has(codeKey(coding.system, coding.code)) ||
      (coding.system.startsWith(codeSystems.icd10) &&
        wanted.icd10Prefixes.some((prefix) => coding.code.replace('.', '').toUpperCase().startsWith(prefix))),
  );
  if (isStated || hasCondition(group, scope, evidence) === 'yes') return 'yes';
  return stated.length > 0 ? 'no' : unknownFor(scope, 'indication');
}
