import type { Chart } from '../../schema/chart/chart.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { CheckOutcome, NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Review } from '../../schema/review/review.ts';
import { familyChecks } from '../families/familyChecks.ts';
import { substanceIds } from '../families/substanceNames.ts';
import { correctedCharts } from '../facts/correctedCharts.ts';
import { derivePatientFacts } from '../facts/patientFacts.ts';
import { withRecordedFacts } from '../facts/withRecordedFacts.ts';
import type { Line } from '../facts/lines.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { runningFamilies } from '../knowledge/runningFamilies.ts';
import { readFreshness } from './blockClear.ts';
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
  const prints = patient.lines.map((): CheckFingerprint[] => []);
  const freshness = readFreshness(context);
  const ids = patient.lines.map(({ order }) => order.id);
  const found: Finding[] = [];
  const notAssessed: NotAssessed[] = [];
  const checks: CheckOutcome[] = [];
  const families: Review['families'] = [];
  for (const family of runningFamilies) {
    const own = reviewFamily(family, familyChecks[family], patient, lines, knowledge, freshness, prints);
    for (const { finding } of own.findings) found.push(finding);
    notAssessed.push(...own.notAssessed);
    for (let position = 0; position < ids.length; position += 1)
      checks.push({ family, orderId: ids[position] ?? '', outcome: own.outcomes[position] ?? 'notApplicable' });
    families.push({ family, outcome: own.outcome });
  }
  const findings = foldPairs(foldSyndromes(found)).toSorted(mostSevereFirst);
  return {
    chartId: facts.chart.id,
    chartRevision: facts.chart.revision,
    at: context.now,
    knowledge: knowledge.packs.map(({ packId, version, effectiveDate }) => ({ packId, version, effectiveDate })),
    findings,
    checks,
    notAssessed,
    families,
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
      checks: prints[position] ?? [],
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
