import type { Result } from '../../schema/result.ts';
import type { Review } from '../../schema/review/review.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { type Facts, review, type ReviewContext } from '../review/review.ts';
import { changeChart, type ChangeFault } from './changeChart.ts';
import { compareReviews, type ReviewDifference } from './compareReviews.ts';

/** The review as it is, as it would be, and what that changes. */
export interface WhatIf {
  readonly before: Review;
  readonly after: Review;
  readonly difference: ReviewDifference;
}

/** What the review would say after a change, or several at once. Pure: nothing is ordered, nothing is written. */
export function whatIf(
  facts: Facts,
  change: ChartChange | readonly ChartChange[],
  knowledge: CompiledKnowledge,
  context: ReviewContext,
): Result<WhatIf, ChangeFault> {
  const changes: readonly ChartChange[] = isList(change) ? change : [change];
  const chart = changeChart(facts.chart, changes, context.now);
  if (!chart.ok) return chart;
  const before = review(facts, knowledge, context);
  const after = review({ ...facts, chart: chart.value }, knowledge, context);
  return { ok: true, value: { before, after, difference: compareReviews(before, after) } };
}

// Array.isArray does not narrow a readonly list away from one change.
function isList(change: ChartChange | readonly ChartChange[]): change is readonly ChartChange[] {
  return Array.isArray(change);
}
