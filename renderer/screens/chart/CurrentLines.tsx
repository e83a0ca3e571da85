import { EmptyState } from '../../components/EmptyState.tsx';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { LineRow } from './LineRow.tsx';

/** Every current line, never cut and never virtualised (MEDv): what is given on the ward first, then what is only recorded. */
export function CurrentLines({
  view,
  orders,
}: {
  readonly view: ChartView;
  readonly orders: readonly MedicationOrder[];
}) {
  const { say, day } = useWords();
  if (orders.length === 0) {
    return (
      <EmptyState title={say('chart.noLines')}>
        <p className="sub">{say('chart.noLinesHint', { at: day(view.chart.feedsAsOf.orders) })}</p>
      </EmptyState>
    );
  }
  return (
    <div role="grid" aria-label={say('chart.lines')} aria-colcount={2} className="lines">
      {orders.map((order) => (
        <LineRow key={order.id} view={view} order={order} />
      ))}
    </div>
  );
}
