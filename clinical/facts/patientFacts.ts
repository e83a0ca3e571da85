import type { Chart } from '../../schema/chart/chart.ts';
import type { Condition } from '../../schema/chart/condition.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Analyte } from '../../schema/knowledge/analyte.ts';
import { kidneyInjuryStage, type KidneyInjury, type TimedCreatinine } from '../calculators/kidneyInjuryStage.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { ResolverMemo } from '../resolver/resolution.ts';
import { type Age, ageAt } from './age.ts';
import { type LabResult, resultsByAnalyte } from './latestResults.ts';
import { type Intakes, intakesOf } from './intakes.ts';
import { currentLines, type Line } from './lines.ts';
import { type PatientConditions, readConditions } from './patientConditions.ts';
import { type PastLine, pastLines } from './pastLines.ts';
import { type GeneResult, geneResults } from './phenotype.ts';
import { type PregnancyStatements, pregnancyStatements } from './pregnancyStatements.ts';

/** What the engine knows of a patient at one moment, derived from the chart once per review. */
export interface PatientFacts {
  readonly chart: Chart;
  readonly now: Instant;
  readonly nowMs: number;
  /** The ward's clock minus UTC. */
  readonly utcOffsetMinutes: number;
  readonly age: Age | null;
  /** null: not recorded, or neither; formulas that need it are computed for both. */
  readonly sex: 'female' | 'male' | null;
  readonly lines: readonly Line[];
  /** What was given before and has stopped. */
  readonly pastLines: () => readonly PastLine[];
  /** When a line is taken, read once from its order and from what is planned and was given. */
  readonly intakes: (line: Line) => Intakes;
  /** Active, not refuted conditions. */
  readonly conditions: readonly Condition[];
  /** What is recorded, by group. */
  readonly recordedConditions: () => PatientConditions;
  /** What is said of pregnancy and breast-feeding. */
  readonly pregnancyStatements: () => PregnancyStatements;
  readonly geneResults: () => readonly GeneResult[];
  readonly onDialysis: boolean;
  readonly latest: (analyte: Analyte) => LabResult | null;
  readonly results: (analyte: Analyte) => readonly LabResult[];
  /** null: the course is not known (fewer than two values in 7 days). */
  readonly kidneyInjury: () => KidneyInjury | null;
}

const none: readonly LabResult[] = [];

export function derivePatientFacts(
  chart: Chart,
  knowledge: CompiledKnowledge,
  now: Instant,
  memo?: ResolverMemo,
  utcOffsetMinutes = 0,
): PatientFacts {
  const nowMs = Date.parse(now);
  const results = resultsByAnalyte(chart.observations);
  const onDialysis = chart.patient.dialysis?.value === 'yes';
  let injury: KidneyInjury | null | undefined;
  let conditions: PatientConditions | undefined;
  let past: readonly PastLine[] | undefined;
  const intakes = new Map<Line, Intakes>();
  let statements: PregnancyStatements | undefined;
  let genes: readonly GeneResult[] | undefined;
  const active = chart.conditions.entries.filter(isPresent);
  return {
    chart,
    now,
    nowMs,
    utcOffsetMinutes,
    age: ageAt(chart.patient.birthDate, now),
    sex: chart.patient.sex === 'female' || chart.patient.sex === 'male' ? chart.patient.sex : null,
    lines: currentLines(chart.orders, knowledge, nowMs, memo),
    // On first use and only then: a chart holds years of past orders, and most lines have no rule that asks.
    pastLines: () => (past ??= pastLines(chart, knowledge, nowMs, memo)),
    intakes: (line) => {
      const known = intakes.get(line) ?? intakesOf(line, { chart, nowMs, utcOffsetMinutes });
      intakes.set(line, known);
      return known;
    },
    conditions: active,
    recordedConditions: () => (conditions ??= readConditions(chart, knowledge.conditionIndex)),
    pregnancyStatements: () => (statements ??= pregnancyStatements(chart, active)),
    geneResults: () => (genes ??= geneResults(chart)),
    onDialysis,
    latest: (analyte) => results.get(analyte)?.[0] ?? null,
    results: (analyte) => results.get(analyte) ?? none,
    // Computed on first use and only then: most charts have no rule that asks.
    kidneyInjury: () =>
      injury === undefined
        ? (injury = kidneyInjuryStage(courseOf(results.get('creatinine') ?? none), onDialysis))
        : injury,
  };
}

function isPresent(condition: Condition): boolean {
  const isStated = condition.verification !== 'refuted' && condition.verification !== 'enteredInError';
  return isStated && condition.clinicalStatus !== 'inactive' && condition.clinicalStatus !== 'resolved';
}

/** Results that are dated, usable and measured, latest first. */
function courseOf(results: readonly LabResult[]): readonly TimedCreatinine[] {
  const course: TimedCreatinine[] = [];
  for (const result of results) {
    if (result.at === null || result.unusable || result.comparator !== null) continue;
    course.push({ quantity: result.quantity, atMs: Date.parse(result.at), recordId: result.recordId });
  }
  return course;
}
