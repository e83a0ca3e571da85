import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { DrugName } from '../../components/DrugName.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { LineWords } from './LineWords.tsx';

/** What was taken before, latest end first; how far back this goes is said, for an empty past is not a clean one. */
export function PastLines({ view, orders }: { readonly view: ChartView; readonly orders: readonly MedicationOrder[] }) {
  const { say, day } = useWords();
  const since =
    view.chart.completeSince === null ? null : say('chart.completeSince', { at: day(view.chart.completeSince) });
  if (orders.length === 0) {
    return (
      <EmptyState title={say('chart.noPast')}>
        <p className="sub">{since}</p>
      </EmptyState>
    );
  }
  const sorted = orders.toSorted((a, b) => ((a.end ?? '') < (b.end ?? '') ? 1 : -1));
  return (
    <div className="past-lines">
      <ul>
        {sorted.map((order) => (
          <PastLine key={order.id} order={order} />
        ))}
      </ul>
      <p className="sub">{since}</p>
    </div>
  );
}

function PastLine({ order }: { readonly order: MedicationOrder }) {
  const { text, say, day } = useWords();
  const line = text.medicationLine(order);
  const status =
    order.status === 'active' || order.status === 'onHold'
      ? say('order.status.completed')
      : say(`order.status.${order.status}`);
  return (
    <li className="past-line" tabIndex={-1} data-past-order={order.id}>
      <p className="line-drug">
        <b>
          <DrugName name={line.drug} />
        </b>
        {line.brand !== null && <span className="sub">({line.brand})</span>}
        <span className="tag">
          {order.end === null ? status : say('chart.line.ended', { status, at: day(order.end) })}
        </span>
      </p>
      <LineWords line={line} />
      {order.start !== null && <p className="sub">{say('chart.line.started', { at: day(order.start) })}</p>}
    </li>
  );
}
