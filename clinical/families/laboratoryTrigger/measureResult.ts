import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import { ageHours, compareResult, isAnalyte, type LabResult } from '../../facts/latestResults.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { Unknown } from '../familyOutcome.ts';

export type LaboratoryRule = Extract<Rule, { family: 'laboratoryTrigger' }>;
export type Band = LaboratoryRule['bands'][number];

/** What the bands are compared with. */
export type Measured =
  | { readonly kind: 'value'; readonly result: LabResult; readonly undated: boolean }
  | { readonly kind: 'stage'; readonly stage: number; readonly evidence: readonly Evidence[] };

export function measure(rule: LaboratoryRule, facts: PatientFacts): Measured | Omit<Unknown, 'lines'> {
  const analyte = isAnalyte(rule.analyte) ? rule.analyte : null;
  const result = analyte === null ? null : facts.latest(analyte);
  if (result === null)
    return {
      reason: 'missing',
      input: rule.analyte,
      detail: { key: 'notAssessed.resultMissing', params: { analyte: rule.analyte } },
    };
  if (result.unusable)
    return {
      reason: 'missing',
      input: rule.analyte,
      detail: { key: 'notAssessed.resultUnusable', params: valueParams(result) },
    };
  const hours = ageHours(result.at, facts.nowMs);
  if (hours !== null && hours > rule.maximumAgeHours) {
    return {
      reason: 'stale',
      input: rule.analyte,
      detail: {
        key: 'notAssessed.resultStale',
        params: { ...valueParams(result), at: result.at ?? '', hours: rule.maximumAgeHours },
      },
    };
  }
  if (rule.course === 'value') return { kind: 'value', result, undated: hours === null };
  const injury = facts.kidneyInjury();
  if (injury === null)
    return {
      reason: 'missing',
      input: 'creatinine',
      detail: { key: 'notAssessed.creatinineCourseMissing', params: {} },
    };
  const evidence: Evidence[] = [resultEvidence(result)];
  const baseline = injury.baseline;
  if (baseline !== null) {
    evidence.push({
      kind: 'observation',
      recordId: baseline.recordId,
      fact: 'creatinine',
      value: baseline.quantity,
      at: new Date(baseline.atMs).toISOString(),
    });
  }
  evidence.push({ kind: 'computed', fact: 'acuteKidneyInjuryStage', value: { value: injury.stage, unit: '1' } });
  return { kind: 'stage', stage: injury.stage, evidence };
}

/**
 * Of a test that nobody asks for: whether it still matters that there is no usable result. Never measured does not, nor does an
 * old result that was harmless; an old one that met a band does, and so does one that cannot be read.
 */
export function mattersUnmeasured(
  rule: LaboratoryRule,
  { reason }: Omit<Unknown, 'lines'>,
  facts: PatientFacts,
): boolean {
  const result = isAnalyte(rule.analyte) ? facts.latest(rule.analyte) : null;
  if (result === null) return false;
  if (reason !== 'stale' || result.unusable) return true;
  const { band, undecided } = bandOf(rule, { kind: 'value', result, undated: false });
  return band !== null || undecided;
}

/** The first band that is met. Bands that the result leaves open come to nothing by themselves, and are said to be undecided. */
export function bandOf(
  rule: LaboratoryRule,
  measured: Measured,
): { readonly band: Band | null; readonly undecided: boolean } {
  let undecided = false;
  for (const band of rule.bands) {
    const truth =
      measured.kind === 'value'
        ? compareResult(measured.result, band.comparator, band.value)
        : compareStage(measured.stage, band);
    if (truth === 'yes') return { band, undecided };
    if (truth === 'unknown') undecided = true;
  }
  return { band: null, undecided };
}

function compareStage(stage: number, band: Band): 'yes' | 'no' {
  const limit = band.value.value;
  const holds =
    band.comparator === '<'
      ? stage < limit
      : band.comparator === '<='
        ? stage <= limit
        : band.comparator === '>='
          ? stage >= limit
          : stage > limit;
  return holds ? 'yes' : 'no';
}

export function limitOnly(result: LabResult): Omit<Unknown, 'lines'> {
  const key = result.comparator === null ? 'notAssessed.resultUnusable' : 'notAssessed.resultLimitOnly';
  return {
    reason: 'missing',
    input: result.analyte,
    detail: {
      key,
      params: { ...valueParams(result), ...(result.comparator === null ? {} : { comparator: result.comparator }) },
    },
  };
}

export function undatedResult(result: LabResult): Omit<Unknown, 'lines'> {
  return {
    reason: 'stale',
    input: result.analyte,
    detail: { key: 'notAssessed.resultUndated', params: valueParams(result) },
  };
}

export function valueParams(result: LabResult) {
  return { analyte: result.analyte, value: result.quantity.value, unit: result.quantity.unit };
}
