import type { Chart } from '../../../schema/chart/chart.ts';
import { useWords } from '../../session/TextContext.tsx';
import { DrugName } from '../DrugName.tsx';

/** The patient's own lines that a finding is about, each with its dose. */
export function DrugNames({ chart, orderIds }: { readonly chart: Chart; readonly orderIds: readonly string[] }) {
  const { text } = useWords();
  const lines = orderIds
    .flatMap((id) => chart.orders.filter((order) => order.id === id))
    .map((order) => ({ id: order.id, line: text.medicationLine(order) }));
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
