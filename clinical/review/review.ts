import type { Chart } from '../../schema/chart/chart.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { Review } from '../../schema/review/review.ts';
import { familyChecks } from '../families/familyChecks.ts';
import { substanceIds } from '../families/substanceNames.ts';
import { correctedCharts } from '../facts/correctedCharts.ts';
import { derivePatientFacts } from '../facts/patientFacts.ts';
import { withRecordedFacts } from '../facts/withRecordedFacts.ts';
import type { Line } from '../facts/lines.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { runningFamilies } from '../knowledge/runningFamilies.ts';
import { foldPairs } from './foldPairs.ts';
import { foldSyndromes } from './foldSyndromes.ts';
import { mostCautious } from './mostCautious.ts';
import { mostSevereFirst } from './mostSevereFirst.ts';
import { priorityOf } from './priorityOf.ts';
import type { Facts, ReviewContext } from './reviewContext.ts';
import { reviewedLines } from './reviewedLines.ts';
import { reviewFamily } from './reviewFamily.ts';

export type { Facts, ReviewContext } from './reviewContext.ts';

/**
 * Reviews one chart at one moment: every check of every running family on every current line ends as finding, clear, not
 * applicable or not assessed. Pure and total: the same facts, knowledge and context give the same answer on every machine.
 */
export function review(facts: Facts, knowledge: CompiledKnowledge, context: ReviewContext): Review {
  const [chart, ...others] = correctedCharts(facts.chart, facts.states ?? []);
  const reviewOf = (each: Chart): Review => reviewChart({ ...facts, chart: each }, knowledge, context);
  return mostCautious([reviewOf(chart), ...others.map(reviewOf)]);
}

function reviewChart(facts: Facts, knowledge: CompiledKnowledge, context: ReviewContext): Review {
  const chart = withRecordedFacts(facts.chart, facts.events);
  const patient = derivePatientFacts(chart, knowledge, context.now, context.memo, context.utcOffsetMinutes);
  const lines = reviewedLines(patient.lines);
  const families = runningFamilies.map((family) => ({
    family,
    ...reviewFamily(family, familyChecks[family], patient, lines, knowledge, context),
  }));
  const found = families.flatMap((family) => family.findings.map((each) => each.finding));
  const findings = foldPairs(foldSyndromes(found)).toSorted(mostSevereFirst);
  const notAssessed = families.flatMap((family) => family.notAssessed);
  const checks = patient.lines.map((): CheckFingerprint[] => []);
  for (const { fingerprints } of families)
    for (const [position, prints] of fingerprints) checks[position]?.push(...prints);
  return {
    chartId: facts.chart.id,
    chartRevision: facts.chart.revision,
    at: context.now,
    knowledge: knowledge.packs.map(({ packId, version, effectiveDate }) => ({ packId, version, effectiveDate })),
    findings,
    checks: families.flatMap(({ family, outcomes }) =>
      patient.lines.map(({ order }, position) => ({
        family,
        orderId: order.id,
        outcome: outcomes[position] ?? 'notApplicable',
      })),
    ),
    notAssessed,
    families: families.map(({ family, outcome }) => ({ family, outcome })),
    lines: patient.lines.map((line) => ({
      orderId: line.order.id,
      recognised: line.resolution.recognised,
      substances: substanceIds(knowledge, line.substances),
      matchedBy: line.resolution.recognised ? line.resolution.matchedBy : 'none',
      watches: watchesOf(line, knowledge),
    })),
    fingerprints: patient.lines.map(({ order }, position) => ({
      orderId: order.id,
      orderRevision: order.revision,
      checks: checks[position] ?? [],
    })),
    priority: priorityOf(findings, notAssessed, patient, facts.events, context.utcOffsetMinutes),
  };
}

/** Analytes that some rule on a drug of the line looks at. */
function watchesOf({ substances }: Line, { watched }: CompiledKnowledge): string[] {
  const [only] = substances;
  if (only !== undefined && substances.length === 1) return [...(watched.get(only) ?? [])];
  return [...new Set(substances.flatMap((number) => watched.get(number) ?? []))];
}
