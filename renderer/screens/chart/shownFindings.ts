import type { ChartView } from '../../desk/deskViews.ts';

export interface ShownFindings {
  /** Must be answered or shown, and not answered. */
  readonly open: ChartView['findings'];
  /** Less severe by their tier, folded into a count. */
  readonly less: ChartView['findings'];
  readonly answered: ChartView['findings'];
  readonly logged: ChartView['findings'];
}

/** The levels differ in behaviour, not only in colour: what waits comes first, the answered stays in sight below. */
export function shownFindings({ findings }: ChartView): ShownFindings {
  const waits = findings.filter(({ state }) => state.state !== 'answered');
  return {
    open: waits.filter(
      ({ finding, state }) => finding.tier === 'mustAnswer' || finding.tier === 'show' || state.state === 'reopened',
    ),
    less: waits.filter(({ finding, state }) => finding.tier === 'collapsed' && state.state !== 'reopened'),
    logged: waits.filter(({ finding, state }) => finding.tier === 'log' && state.state !== 'reopened'),
    answered: findings.filter(({ state }) => state.state === 'answered'),
  };
}
