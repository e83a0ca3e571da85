import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import { resultEvidence } from '../../conditions/evaluateCondition.ts';
import { ageHours, compareResult, isAnalyte, type LabResult } from '../../facts/latestResults.ts';
import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';

type LaboratoryRule = Extract<Rule, { family: 'laboratoryTrigger' }>;
type Band = LaboratoryRule['bands'][number];

/** All that one result makes dangerous in one direction: one finding. */
interface Group {
  readonly subject: string;
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  readonly hits: { readonly hit: RuleHit; readonly band: Band }[];
  readonly measured: Measured;
}

/** What the bands are compared with. */
type Measured =
  | { readonly kind: 'value'; readonly result: LabResult; readonly undated: boolean }
  | { readonly kind: 'stage'; readonly stage: number; readonly evidence: readonly Evidence[] };

/** Family 16. Several rules and lines on one result and in one direction are one finding ("high potassium, three causes"). */
export const checkLaboratory: FamilyCheck = (facts, knowledge, lines) => {
  const groups = new Map<string, Group>();
  const unknowns: Unknown[] = [];
  const applicable = new Set<Line>();
  for (const [number, concerned] of concernedLines(knowledge, lines)) {
    const entry = knowledge.laboratory[number];
    if (entry === undefined) continue;
    const rule = entry.compiled.rule;
    for (const line of concerned) applicable.add(line);
    const measured = measure(rule, facts);
    if ('reason' in measured) {
      unknowns.push({ ...measured, lines: concerned });
      continue;
    }
    const { band, undecided } = bandOf(rule, measured);
    if (undecided && measured.kind === 'value') unknowns.push({ ...limitOnly(measured.result), lines: concerned });
    if (band === null) {
      if (measured.kind === 'value' && measured.undated && !undecided)
        unknowns.push({ ...undatedResult(measured.result), lines: concerned });
      continue;
    }
    addToGroup(groups, rule, band, measured, concerned, entry.drugs.has, {
      compiled: entry.compiled,
      severity: band.severity,
      context: 'shown',
      critical: band.critical,
      traces: [],
      band: bandName(rule, band),
      scope: { facts, knowledge, pack: entry.compiled.pack, subject: subjects(concerned, entry.drugs.has) },
    });
  }
  return { findings: [...groups.values()].map((group) => draft(group, knowledge)), unknowns, applicable };
};

/** Which rules concern which lines, in the order of the rules. */
function concernedLines(
  knowledge: CompiledKnowledge,
  lines: readonly Line[],
): readonly (readonly [number, readonly Line[]])[] {
  const byRule = new Map<number, Set<Line>>();
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    for (const substance of line.substances) {
      for (const number of knowledge.laboratoryBySubstance.get(substance) ?? []) {
        const known = byRule.get(number);
        if (known === undefined) byRule.set(number, new Set([line]));
        else known.add(line);
      }
    }
  }
  return [...byRule].map(([number, set]) => [number, [...set]] as const).sort(([one], [other]) => one - other);
}

function measure(rule: LaboratoryRule, facts: PatientFacts): Measured | Omit<Unknown, 'lines'> {
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

/** The first band that is met. Bands that the result leaves open come to nothing by themselves, and are said to be undecided. */
function bandOf(rule: LaboratoryRule, measured: Measured): { readonly band: Band | null; readonly undecided: boolean } {
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

function addToGroup(
  groups: Map<string, Group>,
  rule: LaboratoryRule,
  band: Band,
  measured: Measured,
  lines: readonly Line[],
  drugs: Uint8Array,
  hit: RuleHit,
): void {
  const direction = rule.course === 'acuteKidneyInjury' ? 'injury' : band.comparator.startsWith('<') ? 'low' : 'high';
  const subject = `${rule.analyte}:${direction}`;
  let group = groups.get(subject);
  if (group === undefined) {
    group = { subject, lines: new Set(), substances: new Set(), hits: [], measured };
    groups.set(subject, group);
  }
  group.hits.push({ hit, band });
  for (const line of lines) {
    group.lines.add(line);
    for (const substance of line.substances) if (drugs[substance] === 1) group.substances.add(substance);
  }
}

function subjects(lines: readonly Line[], drugs: Uint8Array) {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    for (const substance of line.substances) {
      if (drugs[substance] !== 1) continue;
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return [...bySubstance].map(([substance, own]) => ({ substance, lines: own }));
}

function draft(group: Group, knowledge: CompiledKnowledge): FindingDraft {
  const substances = substanceIds(knowledge, group.substances);
  const bandOfHit = new Map(group.hits.map(({ hit, band }) => [hit, band]));
  const { measured } = group;
  const first = group.hits[0];
  return {
    subject: group.subject,
    lines: [...group.lines],
    substances: [...group.substances],
    title: (leading) => titleOf(measured, bandOfHit.get(leading), substances),
    hits: group.hits.map(({ hit }) => hit),
    evidence: [
      ...(measured.kind === 'stage'
        ? measured.evidence
        : [
            resultEvidence(
              measured.result,
              first === undefined ? undefined : { comparator: first.band.comparator, value: first.band.value },
            ),
          ]),
      ...[...group.lines].flatMap((line) =>
        line.substances
          .filter((substance) => group.substances.has(substance))
          .map((substance) => orderEvidence(knowledge, line, substance)),
      ),
    ],
    clearsWhen: [...clearingResult(group), { key: 'clears.stopAny', params: { substances } }],
    wording: (leading) => bandOfHit.get(leading),
  };
}

function titleOf(measured: Measured, band: Band | undefined, substances: string[]): Message {
  if (measured.kind === 'stage')
    return { key: 'finding.laboratory.acuteKidneyInjury', params: { stage: measured.stage, substances } };
  const isLow = band?.comparator.startsWith('<') === true;
  return {
    key: isLow ? 'finding.laboratory.low' : 'finding.laboratory.high',
    params: { ...valueParams(measured.result), substances },
  };
}

/** The loosest limit of all the rules hit: beyond it none of them fires. */
function clearingResult(group: Group): readonly Message[] {
  if (group.measured.kind === 'stage') return [{ key: 'clears.kidneyRecovery', params: {} }];
  const result = group.measured.result;
  const limits = group.hits.flatMap(({ hit, band }) => {
    const rule = hit.compiled.rule;
    if (rule.family !== 'laboratoryTrigger') return [];
    return rule.bands.filter(
      (other) =>
        other.comparator.startsWith('<') === band.comparator.startsWith('<') && other.value.unit === band.value.unit,
    );
  });
  const isLow = limits[0]?.comparator.startsWith('<') === true;
  const [loosest] = limits.toSorted((one, other) =>
    isLow ? other.value.value - one.value.value : one.value.value - other.value.value,
  );
  if (loosest === undefined) return [];
  const key = (
    {
      '>=': 'clears.resultBelow',
      '>': 'clears.resultAtMost',
      '<=': 'clears.resultAbove',
      '<': 'clears.resultAtLeast',
    } as const
  )[loosest.comparator];
  return [{ key, params: { analyte: result.analyte, value: loosest.value.value, unit: loosest.value.unit } }];
}

function bandName(rule: LaboratoryRule, band: Band): string {
  const subject = rule.course === 'acuteKidneyInjury' ? 'acuteKidneyInjury' : rule.analyte;
  return `${subject}${band.comparator}${band.value.value} ${band.value.unit}`;
}

function valueParams(result: LabResult) {
  return { analyte: result.analyte, value: result.quantity.value, unit: result.quantity.unit };
}

function limitOnly(result: LabResult): Omit<Unknown, 'lines'> {
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

function undatedResult(result: LabResult): Omit<Unknown, 'lines'> {
  return {
    reason: 'stale',
    input: result.analyte,
    detail: { key: 'notAssessed.resultUndated', params: valueParams(result) },
  };
}
