import type { Review } from '../../../schema/review/review.ts';
import type { FindingState, LineState } from '../deskViews.ts';

/** Larger than any rank that the engine gives. */
const DEALT_WITH = 10_000_000;

/**
 * The engine's rank, in which an answered finding no longer counts. A patient whose findings are all answered and whose
 * lines are all validated stands behind everyone else; nobody leaves the list.
 */
export function effectiveRank(review: Review, findings: readonly FindingState[], lines: readonly LineState[]): number {
  const waits = review.findings.some(
    (finding) =>
      (finding.tier === 'mustAnswer' || finding.tier === 'show') &&
      findings.find((state) => state.findingKey === finding.key)?.state !== 'answered',
  );
  const isDealtWith = !waits && lines.length > 0 && lines.every((line) => line.state === 'validated');
  return review.priority.rank - (isDealtWith ? DEALT_WITH : 0);
}
