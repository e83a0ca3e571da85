import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { compareAge, compareAgeMonths } from '../facts/age.ts';
import { isOfChildPugh } from '../facts/liverFunction.ts';
import { negate, truthOf, type Truth } from '../truth.ts';
import { hasCoMedication } from './coMedication.ts';
import { type ConditionScope, endsOf, linesOf, unknownFor } from './conditionScope.ts';
import { isIndicatedFor } from './indication.ts';
import { isSubstance } from './isSubstance.ts';
import * as ofLines from './lineFacts.ts';
import { compareAminotransferases } from './compareAminotransferases.ts';
import { compareObservation, compareRenalFunction, compareWeight, hasCondition } from './patientConditions.ts';
import { hasPhenotype } from './phenotypeConditions.ts';
import { isLactating, isPregnant } from './pregnancyConditions.ts';

/** Three-valued; the facts that were looked at are added to `evidence`, and what was missing to `scope.missing`. */
export function evaluateCondition(condition: RuleCondition, scope: ConditionScope, evidence: Evidence[]): Truth {
  // Facts first: they are most of what is asked, some hundred times a review.
  if ('fact' in condition) return evaluateFact(condition, scope, evidence);
  if ('all' in condition) return evaluateAll(condition.all, scope, evidence);
  if ('any' in condition) return evaluateAny(condition.any, scope, evidence);
  return negate(evaluateCondition(condition.not, scope, evidence));
}

/** One part that does not hold settles it: the parts after it are not looked at, and what was missing before it does not matter. */
function evaluateAll(parts: readonly RuleCondition[], scope: ConditionScope, evidence: Evidence[]): Truth {
  const { missing } = scope;
  const known = missing?.length ?? 0;
  let truth: Truth = 'yes';
  for (const part of parts) {
    const own = evaluateCondition(part, scope, evidence);
    if (own === 'no') {
      missing?.splice(known);
      return 'no';
    }
    if (own === 'unknown') truth = 'unknown';
  }
  return truth;
}

/** All parts are looked at: each that holds is evidence. */
function evaluateAny(parts: readonly RuleCondition[], scope: ConditionScope, evidence: Evidence[]): Truth {
  let truth: Truth = 'no';
  for (const part of parts) {
    const own = evaluateCondition(part, scope, evidence);
    if (own === 'yes' || truth === 'no') truth = own;
  }
  return truth;
}

function evaluateFact(
  condition: Extract<RuleCondition, { readonly fact: string }>,
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const { facts } = scope;
  switch (condition.fact) {
    case 'route':
      return ofLines.isByAnyRoute(linesOf(condition.of, scope), condition.in, scope);
    case 'dailyDose':
      return ofLines.compareDailyDoses(endsOf(condition.of, scope), condition, scope);
    case 'singleDose':
      return ofLines.compareSingleDoses(endsOf(condition.of, scope), condition, scope);
    case 'daysSinceStart':
      return ofLines.compareDaysSinceStarts(linesOf(condition.of, scope), condition, scope);
    case 'treatmentDays':
      return ofLines.compareTreatmentDays(linesOf(condition.of, scope), condition, scope);
    case 'hoursApart':
      return ofLines.compareHoursApart(condition.comparator, condition.hours, scope);
    case 'asNeeded':
      return ofLines.isAsNeeded(linesOf(condition.of, scope), scope);
    case 'substance':
      return isSubstance(endsOf(condition.of, scope), condition.in, scope);
    case 'dosageForm':
      return ofLines.isOfForm(linesOf(condition.of, scope), condition.in, condition.stated === true, scope);
    case 'crushed':
      return ofLines.isAnyCrushed(linesOf(condition.of, scope));
    case 'intakeTime':
      return ofLines.isAnyTaken(linesOf(condition.of, scope), condition.in);
    case 'bolus':
      return ofLines.isAnyBolus(linesOf(condition.of, scope), condition.stated === true, scope);
    case 'indication':
      return isIndicatedFor(condition.group, linesOf(condition.of, scope), scope, evidence);
    case 'observation':
      return compareObservation(
        condition.analyte,
        condition.comparator,
        condition.value,
        condition.maxAgeHours,
        scope,
        evidence,
      );
    case 'age':
      if (facts.age === null) return unknownFor(scope, 'birthDate');
      evidence.push({ kind: 'patient', fact: 'ageYears', value: { value: facts.age.minimumYears, unit: 'a' } });
      return orMissing(compareAge(facts.age, condition.comparator, condition.years), 'birthDate', scope);
    case 'ageMonths':
      return orMissing(compareAgeMonths(facts.age, condition.comparator, condition.months), 'birthDate', scope);
    case 'sex':
      return facts.sex === null ? unknownFor(scope, 'sex') : truthOf(facts.sex === condition.is);
    case 'weight':
      return compareWeight(condition.comparator, condition.kg, scope, evidence);
    case 'creatinineClearance':
      return compareRenalFunction('cockcroftGault', condition.comparator, condition.mlPerMinute, scope, evidence);
    case 'estimatedGfr':
      return compareRenalFunction('ckdEpi', condition.comparator, condition.mlPerMinute, scope, evidence);
    case 'dialysis':
      return facts.chart.patient.dialysis === null || facts.chart.patient.dialysis.value === 'unknown'
        ? unknownFor(scope, 'dialysis')
        : truthOf(facts.onDialysis);
    case 'coMedication':
      return hasCoMedication(condition.drug, scope, evidence);
    case 'condition':
      return hasCondition(condition.group, condition.history === true, scope, evidence);
    case 'pregnancy':
      return isPregnant(condition, scope, evidence);
    case 'lactation':
      return isLactating(scope, evidence);
    case 'childPugh':
      return orMissing(
        isOfChildPugh(facts, scope.knowledge, scope.pack, condition.in, evidence),
        facts.chart.conditions.state === 'recorded' ? 'liverFunction' : 'conditions',
        scope,
      );
    case 'aminotransferases':
      return compareAminotransferases(condition, scope, evidence);
    case 'phenotype':
      return hasPhenotype(condition, scope, evidence);
    case 'judgement':
      return 'unknown';
  }
}

function orMissing(truth: Truth, input: string, scope: ConditionScope): Truth {
  return truth === 'unknown' ? unknownFor(scope, input) : truth;
}
