import { findingStates } from '../../../clinical/answers/findingStates.ts';
import { lineStates } from '../../../clinical/validation/lineStates.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Review } from '../../../schema/review/review.ts';
import type { SmallState } from '../../../schema/state/smallState.ts';
import type { ActProgress, ChartView } from '../deskViews.ts';
import { fromPeers } from './fromPeers.ts';

/** What a chart on the screen is made of. */
export interface ChartFacts {
  readonly chart: Chart;
  readonly review: Review;
  readonly events: readonly ClinicalEvent[];
  readonly states: readonly SmallState[];
  readonly progress: Readonly<Record<string, ActProgress>>;
  readonly fromPeer: (eventId: string) => string | undefined;
  /** Chart ids in the order of the worklist that was shown last. */
  readonly worklist: readonly string[];
}

export function chartView({ chart, review, events, states, progress, fromPeer, worklist }: ChartFacts): ChartView {
  const answers = findingStates(review, events);
  const index = worklist.indexOf(chart.id);
  return {
    chart,
    review,
    events,
    progress,
    states,
    fromPeers: fromPeers(events, fromPeer),
    findings: review.findings.map((finding) => ({
      finding,
      state: answers.find((state) => state.findingKey === finding.key) ?? {
        findingKey: finding.key,
        state: 'open',
        event: null,
      },
    })),
    lines: lineStates(chart, events, review),
    position: {
      index,
      of: worklist.length,
      previous: index > 0 ? (worklist[index - 1] ?? null) : null,
      next: index >= 0 ? (worklist[index + 1] ?? null) : null,
    },
  };
}
