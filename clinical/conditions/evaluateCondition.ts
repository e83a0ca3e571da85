import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { codeSystems } from '../../schema/coding.ts';
import { compareAmount, dailyAmountOf } from '../facts/dailyDose.ts';
import { compareAge } from '../facts/age.ts';
import { ageHours, compareResult, isAnalyte, type Comparator, type LabResult } from '../facts/latestResults.ts';
import type { Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import { estimateRenalFunction } from '../facts/renalFunction.ts';
import { classKey } from '../knowledge/classKey.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { codeKey } from '../resolver/resolverTables.ts';
import { allOf, anyOf, negate, truthOf, type Truth } from '../truth.ts';

/** The lines and the substance at one end of what a rule is about. */
export interface RuleEnd {
  readonly lines: readonly Line[];
  readonly substance: number;
}

/** What a condition is asked about: which rule's pack, and who is `a`, `b` or `subject`. */
export interface ConditionScope {
  readonly facts: PatientFacts;
  readonly knowledge: CompiledKnowledge;
  readonly pack: number;
  readonly a?: RuleEnd;
  readonly b?: RuleEnd;
  readonly subject?: readonly RuleEnd[];
}

/** Creatinine for a clearance inside a condition may be this old; rules of the renal family state their own limit. */
const CLEARANCE_LIMIT_HOURS = 7 * 24;

/** Three-valued; the facts that were looked at are added to `evidence`. */
export function evaluateCondition(condition: RuleCondition, scope: ConditionScope, evidence: Evidence[]): Truth {
  if ('all' in condition) return allOf(condition.all.map((part) => evaluateCondition(part, scope, evidence)));
  if ('any' in condition) return anyOf(condition.any.map((part) => evaluateCondition(part, scope, evidence)));
  if ('not' in condition) return negate(evaluateCondition(condition.not, scope, evidence));
  const { facts } = scope;
  switch (condition.fact) {
    case 'route':
      return anyOf(
        endsOf(condition.of, scope)
          .flatMap((end) => end.lines)
          .flatMap((line) =>
            line.routes.map((route): Truth =>
              condition.in.includes(route) ? 'yes' : route === 'unknown' || route === 'other' ? 'unknown' : 'no',
            ),
          ),
      );
    case 'dailyDose':
      return anyOf(
        endsOf(condition.of, scope).map((end) =>
          compareDailyDose(end, condition.comparator, condition.value, facts.nowMs),
        ),
      );
    case 'observation':
      return compareObservation(
        condition.analyte,
        condition.comparator,
        condition.value,
        condition.maxAgeHours,
        facts,
        evidence,
      );
    case 'age':
      if (facts.age !== null)
        evidence.push({ kind: 'patient', fact: 'ageYears', value: { value: facts.age.minimumYears, unit: 'a' } });
      return compareAge(facts.age, condition.comparator, condition.years);
    case 'sex':
      return facts.sex === null ? 'unknown' : truthOf(facts.sex === condition.is);
    case 'creatinineClearance':
      return compareClearance(condition.comparator, condition.mlPerMinute, facts, evidence);
    case 'dialysis':
      return facts.chart.patient.dialysis === null || facts.chart.patient.dialysis.value === 'unknown'
        ? 'unknown'
        : truthOf(facts.onDialysis);
    case 'coMedication':
      return hasCoMedication(condition.drug, scope, evidence);
    case 'condition':
      return hasCondition(condition.group, scope, evidence);
    case 'daysSinceStart':
      return anyOf(
        endsOf(condition.of, scope)
          .flatMap((end) => end.lines)
          .map((line) =>
            line.startMs === -Infinity
              ? 'unknown'
              : compareNumbers((facts.nowMs - line.startMs) / 86_400_000, condition.comparator, condition.days),
          ),
      );
    case 'judgement':
      return 'unknown';
    default:
      return 'unknown';
  }
}

export function compareNumbers(value: number, comparator: Comparator, limit: number): Truth {
  switch (comparator) {
    case '<':
      return truthOf(value < limit);
    case '<=':
      return truthOf(value <= limit);
    case '>=':
      return truthOf(value >= limit);
    default:
      return truthOf(value > limit);
  }
}

function endsOf(of: 'a' | 'b' | 'subject' | 'any', scope: ConditionScope): readonly RuleEnd[] {
  if (of === 'a') return scope.a === undefined ? [] : [scope.a];
  if (of === 'b') return scope.b === undefined ? [] : [scope.b];
  const pair = [scope.a, scope.b].filter((end) => end !== undefined);
  return of === 'subject' ? (scope.subject ?? pair) : [...pair, ...(scope.subject ?? [])];
}

function compareDailyDose(end: RuleEnd, comparator: Comparator, limit: Quantity, nowMs: number): Truth {
  const order = compareAmount(dailyAmountOf(end.lines, end.substance, nowMs), limit);
  return order === null ? 'unknown' : compareNumbers(order, comparator, 0);
}

function compareObservation(
  analyte: string,
  comparator: Comparator,
  limit: Quantity,
  maxAgeHours: number,
  facts: PatientFacts,
  evidence: Evidence[],
): Truth {
  const result = isAnalyte(analyte) ? facts.latest(analyte) : null;
  if (result === null) return 'unknown';
  const hours = ageHours(result.at, facts.nowMs);
  evidence.push(resultEvidence(result, { comparator, value: limit }));
  return hours === null || hours > maxAgeHours ? 'unknown' : compareResult(result, comparator, limit);
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

function compareClearance(comparator: Comparator, limit: number, facts: PatientFacts, evidence: Evidence[]): Truth {
  const estimate = estimateRenalFunction(facts, 'cockcroftGault', CLEARANCE_LIMIT_HOURS);
  if (!estimate.ok) return 'unknown';
  evidence.push({
    kind: 'computed',
    fact: 'creatinineClearance',
    value: { value: estimate.value, unit: 'mL/min' },
    at: estimate.creatinine.at,
    threshold: { comparator, value: { value: limit, unit: 'mL/min' } },
  });
  const low = compareNumbers(estimate.low, comparator, limit);
  return low === compareNumbers(estimate.high, comparator, limit) ? low : 'unknown';
}

function hasCoMedication(
  drug: { readonly substance: string } | { readonly class: string },
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const { facts, knowledge } = scope;
  const wanted =
    'class' in drug
      ? knowledge.classes.get(classKey(scope.pack, drug.class))?.list
      : [knowledge.numberById.get(drug.substance) ?? -1];
  if (wanted === undefined) return 'no';
  let unknown = false;
  for (const line of facts.lines) {
    if (!line.given || line.startMs > facts.nowMs) continue;
    if (!line.resolution.recognised) unknown = true;
    const hit = line.substances.find((number) => wanted.includes(number));
    if (hit !== undefined) {
      evidence.push({
        kind: 'order',
        recordId: line.order.id,
        fact: knowledge.substances[hit]?.id ?? 'unknown',
        text: line.order.medication.text,
      });
      return 'yes';
    }
  }
  return unknown ? 'unknown' : 'no';
}

function hasCondition(group: string, scope: ConditionScope, evidence: Evidence[]): Truth {
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
  return scope.facts.chart.conditions.state === 'recorded' ? 'no' : 'unknown';
}
