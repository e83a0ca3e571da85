import type { ChartView } from '../../desk/deskViews.ts';
import { DrugName } from '../DrugName.tsx';
import { useMedicationLine } from '../useMedicationLine.ts';

/** The patient's own lines that a finding is about, each with its dose. */
export function DrugNames({ view, orderIds }: { readonly view: ChartView; readonly orderIds: readonly string[] }) {
  const sayLine = useMedicationLine(view);
  const lines = orderIds
    .flatMap((id) => view.chart.orders.filter((order) => order.id === id))
    .map((order) => ({ id: order.id, line: sayLine(order) }));
  if (lines.length === 0) return null;
  return (
    <p className="card-drugs">
      {lines.map(({ id, line }, index) => (
        <span key={id}>
          {index > 0 && ' + '}
          <b>
            <DrugName name={line.drug} />
          </b>
          {line.dose !== null && ` ${line.dose}`}
        </span>
      ))}
    </p>
  );
}
