import { checkInteractions } from '../../../clinical/families/interaction/checkInteractions.ts';
import { derivePatientFacts, type PatientFacts } from '../../../clinical/facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { findPair } from '../../../clinical/knowledge/pairIndex.ts';
import { readFreshness } from '../../../clinical/review/blockClear.ts';
import { type ReviewedLines, reviewedLines } from '../../../clinical/review/reviewedLines.ts';
import { reviewFamily } from '../../../clinical/review/reviewFamily.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { benchContext } from './benchContext.ts';
import { meet, pairName, type PatientDrugs } from './interactionRules.ts';

/** A chart with its drugs recognised: where the peers begin, and so do we when our interaction family runs alone. */
export interface RecognisedChart {
  readonly facts: PatientFacts;
  readonly lines: ReviewedLines;
}

export function recognisedChart(chart: Chart, knowledge: CompiledKnowledge): RecognisedChart {
  const { now, memo, utcOffsetMinutes } = benchContext();
  const facts = derivePatientFacts(chart, knowledge, now, memo, utcOffsetMinutes);
  return { facts, lines: reviewedLines(facts.lines) };
}

/** The family by itself: every rule that concerns a pair, its level chosen by the patient's facts, with evidence and title. */
export function ourFindings({ facts, lines }: RecognisedChart, knowledge: CompiledKnowledge): unknown {
  return checkInteractions(facts, knowledge, lines.recognised);
}

/** The same with tiers, modifiers, fingerprints and the outcome of every line. */
export function ourReviewedFamily({ facts, lines }: RecognisedChart, knowledge: CompiledKnowledge): unknown {
  const fingerprints = lines.all.map(() => []);
  const freshness = readFreshness(benchContext());
  return reviewFamily('interaction', checkInteractions, facts, lines, knowledge, freshness, fingerprints);
}

/** Our index asked for pairs only: what the Map of pairs does. */
export function ourPairs(drugs: PatientDrugs, { pairs }: CompiledKnowledge): ReadonlySet<string> {
  const found = new Set<string>();
  const numbers = drugs.substances;
  for (const [index, one] of numbers.entries())
    for (let next = index + 1; next < numbers.length; next += 1) {
      const other = numbers[next] ?? one;
      if (findPair(pairs, one, other) >= 0 && meet(drugs, one, other)) found.add(pairName(one, other));
    }
  return found;
}
