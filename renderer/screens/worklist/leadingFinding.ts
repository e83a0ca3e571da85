import type { ChartView } from '../../desk/deskViews.ts';

/** The first finding that is shown and waits for an answer. */
export function leadingFinding(view: ChartView): ChartView['findings'][number] | undefined {
  return view.findings.find(
    ({ finding, state }) => state.state !== 'answered' && (finding.tier === 'mustAnswer' || finding.tier === 'show'),
  );
}
