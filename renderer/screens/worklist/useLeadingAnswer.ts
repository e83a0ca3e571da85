import type { ChartView } from '../../desk/deskViews.ts';
import { useAnswering, type Answering } from '../../session/answeringStore.ts';
import { leadingFinding } from './leadingFinding.ts';

/** What the keys I, M and A do on the worklist: they speak to the card that draws them, the leading unanswered one. */
export function useLeadingAnswer(view: ChartView | null): (how: Answering['how']) => void {
  const begin = useAnswering((store) => store.begin);
  return (how) => {
    const leading = view === null ? undefined : leadingFinding(view);
    if (view === null || leading === undefined) return;
    begin({ chartId: view.chart.id, findingKey: leading.finding.key, how, orderIds: leading.finding.orderIds });
  };
}
