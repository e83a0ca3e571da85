import type { Level } from '../../components/SeverityMark.tsx';
import type { ChartView } from '../../desk/deskViews.ts';

/**
 * The worst that is open on a line, else that all was answered. "none" (a tick) only if nothing was ever found, every check
 * that ran on it ended clear or does not apply, and one at least was clear; whatever is unknown shows as unknown.
 */
export function lineLevel(view: ChartView, orderId: string): Level {
  const found = view.findings.filter(({ finding }) => finding.tier !== 'log' && finding.orderIds.includes(orderId));
  const open = found.find(({ state }) => state.state !== 'answered');
  if (open !== undefined) return open.finding.severity;
  if (view.review.notAssessed.some((item) => item.reason !== 'unavailable' && item.orderIds.includes(orderId)))
    return 'notAssessed';
  if (found.length > 0) return 'answered';
  const outcomes = view.review.checks.filter((check) => check.orderId === orderId).map(({ outcome }) => outcome);
  return outcomes.includes('clear') ? 'none' : 'notAssessed';
}
