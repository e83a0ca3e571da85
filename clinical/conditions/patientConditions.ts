import type { Quantity } from '../../schema/quantity.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { ageHours, compareResult, isAnalyte, type Comparator, type LabResult } from '../facts/latestResults.ts';
import { findCondition, type FoundCondition } from '../facts/patientConditions.ts';
import { estimateRenalFunction } from '../facts/renalFunction.ts';
import { classKey } from '../knowledge/classKey.ts';
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

/** Asked some seventy times a review, mostly about a dozen groups: each is looked up once. null: no such group. */
function answerOf(
  group: string,
  withHistory: boolean,
  { facts, knowledge, pack }: ConditionScope,
): FoundCondition | null {
  const conditions = facts.recordedConditions();
  const known = (conditions.answers[pack * 2 + (withHistory ? 1 : 0)] ??= new Map());
  const before = known.get(group);
  if (before !== undefined) return before;
  const key = classKey(pack, group);
  const answer = knowledge.conditionIndex.groups.has(key)
    ? findCondition(key, conditions, facts.chart.conditions.state, withHistory)
    : null;
  known.set(group, answer);
  return answer;
}

/** A condition of the group on record. One that nobody could read may be any, so then its absence is not known. */
export function hasCondition(group: string, withHistory: boolean, scope: ConditionScope, evidence: Evidence[]): Truth {
  const answer = answerOf(group, withHistory, scope);
  if (answer === null) return 'unknown';
  const { truth, found, reason } = answer;
  if (found !== null) {
    const at = found.onsetAt ?? found.recordedAt;
    evidence.push({
      kind: 'condition',
      recordId: found.id,
      fact: group,
      text: found.code.text,
      ...(at === null ? {} : { at }),
    });
  }
  return truth === 'unknown' ? unknownFor(scope, 'conditions', reason) : truth;
}
