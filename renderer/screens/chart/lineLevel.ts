import type { Level } from '../../components/SeverityMark.tsx';
import type { ChartView } from '../../desk/deskViews.ts';

/**
 * The worst that is open on a line. "none" (a tick) only if every check that ran on it ended clear or does not apply, and one
 * at least was clear; whatever is unknown shows as unknown.
 */
export function lineLevel(view: ChartView, orderId: string): Level {
  const found = view.findings.find(({ finding, state }) => state.state !== 'answered' && finding.tier !== 'log' && finding.orderIds.includes(orderId));
  if (found !== undefined) return found.finding.severity;
  const unknown = view.review.notAssessed.some((item) => item.reason !== 'unavailable' && item.orderIds.includes(orderId));
  const outcomes = view.review.checks.filter((check) => check.orderId === orderId).map(({ outcome }) => outcome);
  return unknown || !outcomes.some((outcome) => outcome !== 'notApplicable' && outcome !== 'notAssessed') ? 'notAssessed' : 'none';
}
