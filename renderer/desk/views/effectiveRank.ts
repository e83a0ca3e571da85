import type { Review } from '../../../schema/review/review.ts';
import type { FindingState, LineState } from '../deskViews.ts';

/**
 * The engine ranks what it found; here what was answered and validated steps back. Nothing leaves the list: a patient who is
 * dealt with stands behind every patient who is not, in the engine's order among themselves.
 */
export function effectiveRank(review: Review, findings: readonly FindingState[], lines: readonly LineState[]): number {
  const isAnswered = (key: string): boolean =>
    findings.some((state) => state.findingKey === key && state.state === 'answered');
  const waits = review.findings.some(
    (finding) => (finding.tier === 'mustAnswer' || finding.tier === 'show') && !isAnswered(finding.key),
  );
  const isReviewed = lines.length > 0 && lines.every((line) => line.state === 'validated');
  const behind = waits
    ? 0
    : isReviewed
      ? DEALT_WITH * 2
      : DEALT_WITH * Number(review.findings.some((finding) => isAnswered(finding.key)));
  return review.priority.rank - behind;
}

/** Larger than any rank that the engine gives. */
const DEALT_WITH = 1_000_000_000;
