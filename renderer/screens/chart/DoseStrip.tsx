import type { Chart } from '../../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { useWords } from '../../session/TextContext.tsx';
import { doseTimes, type DoseMark } from './doseTimes.ts';
import { PlotGround } from './PlotGround.tsx';
import { usePlotScale } from './timeScale.ts';

const STATUSES: readonly DoseMark['status'][] = ['given', 'notGiven', 'planned', 'unknown'];

/** The order as an unbroken bar and its doses on it: filled given, hollow due, crossed not given, dashed not known (TLN). */
export function DoseStrip({
  order,
  chart,
  drug,
}: {
  readonly order: MedicationOrder;
  readonly chart: Chart;
  readonly drug: string;
}) {
  const { say, now } = useWords();
  const { x, from, to, width } = usePlotScale();
  const doses = doseTimes(order, chart, from, to, Date.parse(now));
  const start = Math.max(from, order.start === null ? from : Date.parse(order.start));
  const end = Math.min(to, order.end === null ? to : Date.parse(order.end));
  const counts = STATUSES.flatMap((status) => {
    const count = doses.filter((dose) => dose.status === status).length;
    return count === 0 ? [] : [say(`chart.doses.${status}`, { count })];
  });
  const label = say('chart.doses', { drug, doses: counts.length === 0 ? say('chart.doses.none') : counts.join(', ') });
  return (
    <svg className="dose-strip" width={width} role="img" aria-label={label}>
      <PlotGround />
      <svg y="50%" overflow="visible">
        {end > start && (
          <line
            className={order.status === 'onHold' ? 'order-bar suspended' : 'order-bar'}
            x1={x(start)}
            x2={x(end)}
            y1={0}
            y2={0}
          />
        )}
        {doses.map(({ at, status }) => (
          <g key={at} transform={`translate(${x(at)},0)`} className={`dose ${status}`}>
            <rect x={-3} y={-6} width={6} height={12} rx={1.5} />
            {status === 'notGiven' && <path d="M-4 -7L4 7M4 -7L-4 7" />}
          </g>
        ))}
      </svg>
    </svg>
  );
}
