import type { Family } from '../../schema/family.ts';
import type { Result } from '../../schema/result.ts';
import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { createResolverMemo } from '../resolver/resolution.ts';
import { type Facts, review, type ReviewContext } from '../review/review.ts';
import { severitiesWorstFirst, severityIndex } from '../tier/tierTable.ts';
import { candidatesFor, type Candidate } from './candidatesFor.ts';
import { changeChart, type ChangeFault } from './changeChart.ts';
import { compareReviews, type ReviewDifference } from './compareReviews.ts';

/** One thing that could be ordered in place of an order, and what the review would then say. */
export interface Alternative {
  readonly kind: Candidate['kind'];
  readonly changes: readonly ChartChange[];
  /** The substance that would be given, by its id. */
  readonly substance: string;
  /** What it is in words, where it is the same drug otherwise ("500 mg a day or less"). */
  readonly message: Message | null;
  readonly difference: ReviewDifference;
  /** The findings on the line, as it would be. */
  readonly findings: readonly Finding[];
  /** What could not be checked of the line: nothing of it is ever taken for safe. */
  readonly notAssessed: readonly NotAssessed[];
  /** False while anything about the line is not assessed or found that a person should see. */
  readonly isFree: boolean;
}

/**
 * What could be ordered instead: first what leaves least to answer, then the least severe, then the fewest findings, then the least
 * unknown. A drug for which the knowledge cannot say what it said of the order comes after all the others.
 */
export function alternatives(
  facts: Facts,
  orderId: string,
  knowledge: CompiledKnowledge,
  context: ReviewContext,
): Result<readonly Alternative[], ChangeFault> {
  const known = { ...context, memo: context.memo ?? createResolverMemo() };
  const found = changeChart(facts.chart, [{ kind: 'resume', orderId }], known.now);
  if (!found.ok) return found;
  const before = review(facts, knowledge, known);
  const asked = familiesAsked(orderId, before);
  const tried = candidatesFor(orderId, facts.chart, before, knowledge).flatMap((candidate) => {
    const chart = changeChart(facts.chart, candidate.changes, known.now);
    if (!chart.ok) return [];
    const after = review({ ...facts, chart: chart.value }, knowledge, known);
    return [{ alternative: alternativeOf(candidate, orderId, before, after), rank: rankOf(orderId, after, asked) }];
  });
  return {
    ok: true,
    value: tried
      .toSorted(
        (one, other) =>
          compareRanks(one.rank, other.rank) || (one.alternative.substance < other.alternative.substance ? -1 : 1),
      )
      .map(({ alternative }) => alternative),
  };
}

function alternativeOf(candidate: Candidate, orderId: string, before: Review, after: Review): Alternative {
  const findings = after.findings.filter(({ orderIds }) => orderIds.includes(orderId));
  const notAssessed = after.notAssessed.filter(({ orderIds }) => orderIds.includes(orderId));
  return {
    ...candidate,
    difference: compareReviews(before, after),
    findings,
    notAssessed,
    isFree: notAssessed.length === 0 && !findings.some(({ tier }) => tier === 'mustAnswer' || tier === 'show'),
  };
}

/** What a substitute must answer to be compared at all: the families that found something of the order, and those of every drug. */
export function familiesAsked(orderId: string, { findings }: Review): ReadonlySet<Family> {
  const found = findings
    .filter(({ orderIds }) => orderIds.includes(orderId))
    .flatMap(({ family, parts }) => [family, ...(parts ?? []).map((part) => part.family)]);
  return new Set<Family>(['interaction', 'allergy', 'duplicateTherapy', ...found]);
}

/** Compared from left to right; less is better. */
function rankOf(orderId: string, after: Review, asked: ReadonlySet<Family>): readonly number[] {
  const line = after.lines.find((each) => each.orderId === orderId);
  const own = after.notAssessed.filter(({ orderIds }) => orderIds.includes(orderId));
  const isUncovered =
    line?.recognised !== true || own.some(({ reason, family }) => reason === 'notCovered' && asked.has(family));
  const shown = after.findings.filter(({ tier }) => tier === 'mustAnswer' || tier === 'show');
  const worst = Math.min(severitiesWorstFirst.length, ...shown.map(({ severity }) => severityIndex(severity)));
  return [
    isUncovered ? 1 : 0,
    after.findings.filter(({ tier }) => tier === 'mustAnswer').length,
    -worst,
    shown.length,
    after.findings.length,
    own.length,
  ];
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
