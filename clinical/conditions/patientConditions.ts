import type { Quantity } from '../../schema/quantity.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { codeSystems } from '../../schema/coding.ts';
import { ageHours, compareResult, isAnalyte, type Comparator, type LabResult } from '../facts/latestResults.ts';
import { estimateRenalFunction } from '../facts/renalFunction.ts';
import { classKey } from '../knowledge/classKey.ts';
import { codeKey } from '../resolver/resolverTables.ts';
import type { Truth } from '../truth.ts';
import { compareRange } from './compareNumbers.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';

/** Creatinine for an estimate inside a condition may be this old; rules of the renal family state their own limit. */
const CREATININE_LIMIT_HOURS = 7 * 24;

export function compareObservation(
  analyte: string,
  comparator: Comparator,
  limit: Quantity,
  maxAgeHours: number,
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const result = isAnalyte(analyte) ? scope.facts.latest(analyte) : null;
  if (result === null) return unknownFor(scope, analyte);
  const hours = ageHours(result.at, scope.facts.nowMs);
  evidence.push(resultEvidence(result, { comparator, value: limit }));
  if (hours === null || hours > maxAgeHours) return unknownFor(scope, analyte, 'stale');
  const truth = compareResult(result, comparator, limit);
  return truth === 'unknown' ? unknownFor(scope, analyte) : truth;
}

export function resultEvidence(result: LabResult, threshold?: Evidence['threshold']): Evidence {
  return {
    kind: 'observation',
    recordId: result.recordId,
    fact: result.analyte,
    value: result.quantity,
    at: result.at,
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** Creatinine clearance or filtration rate; while the kidneys are failing no estimate describes them. */
export function compareRenalFunction(
  estimateWanted: 'cockcroftGault' | 'ckdEpi',
  comparator: Comparator,
  limit: number,
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const estimate = estimateRenalFunction(scope.facts, estimateWanted, CREATININE_LIMIT_HOURS);
  if (!estimate.ok) return unknownFor(scope, estimate.missing, estimate.stale ? 'stale' : 'missing');
  evidence.push({
    kind: 'computed',
    fact: estimateWanted === 'cockcroftGault' ? 'creatinineClearance' : 'estimatedGfr',
    value: { value: estimate.value, unit: 'mL/min' },
    at: estimate.creatinine.at,
    threshold: { comparator, value: { value: limit, unit: 'mL/min' } },
  });
  const truth = compareRange(estimate.low, estimate.high, comparator, limit);
  return truth === 'unknown' ? unknownFor(scope, estimate.inexact ?? 'renalFunction') : truth;
}

export function compareWeight(comparator: Comparator, kg: number, scope: ConditionScope, evidence: Evidence[]): Truth {
  const limit = { value: kg, unit: 'kg' };
  const hours = scope.facts.age !== null && scope.facts.age.minimumYears >= 18 ? 365 * 24 : 30 * 24;
  return compareObservation('weight', comparator, limit, hours, scope, evidence);
}

export function hasCondition(group: string, scope: ConditionScope, evidence: Evidence[]): Truth {
  const wanted = scope.knowledge.conditionGroups.get(classKey(scope.pack, group));
  if (wanted === undefined) return 'unknown';
  for (const condition of scope.facts.conditions) {
    const hit = condition.code.codings.some(
      (coding) =>
        wanted.codes.has(codeKey(coding.system, coding.code)) ||
        (coding.system.startsWith(codeSystems.icd10) &&
          wanted.icd10Prefixes.some((prefix) => coding.code.replace('.', '').toUpperCase().startsWith(prefix))),
    );
    if (hit) {
      evidence.push({ kind: 'condition', recordId: condition.id, fact: group, text: condition.code.text });
      return 'yes';
    }
  }
  return scope.facts.chart.conditions.state === 'recorded' ? 'no' : unknownFor(scope, 'conditions');
}
