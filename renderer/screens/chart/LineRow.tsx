import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { useMedicationLine } from '../../components/useMedicationLine.ts';
import { DrugName } from '../../components/DrugName.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SeverityIcon, useLevelWord } from '../../components/SeverityMark.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { DoseStrip } from './DoseStrip.tsx';
import { lineLevel } from './lineLevel.ts';
import { LineStanding, StandingTag } from './LineStanding.tsx';
import { LineWords } from './LineWords.tsx';

const NEW_FOR_MS = 24 * 3_600_000;

export function LineRow({ view, order }: { readonly view: ChartView; readonly order: MedicationOrder }) {
  const { say, now, day } = useWords();
  const focus = useChartFocus();
  const level = lineLevel(view, order.id);
  const levelWord = useLevelWord()(level);
  const line = useMedicationLine(view)(order);
  const isChosen = focus.orderId === order.id;
  const isConcerned = view.findings.some(
    ({ finding }) => finding.key === focus.findingKey && finding.orderIds.includes(order.id),
  );
  const isNew = order.start !== null && Date.parse(now) - Date.parse(order.start) < NEW_FOR_MS;
  const classes = [
    'line',
    isChosen ? 'chosen' : '',
    isConcerned ? 'concerned' : '',
    order.status === 'onHold' ? 'suspended' : '',
  ];
  return (
    // The arrow keys of the chart choose a line (useChartShortcuts); the pointer needs its own way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={classes.join(' ')}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      data-order={order.id}
      onClick={() => focus.chooseOrder(order.id)}
      onFocus={() => focus.chooseOrder(order.id)}
    >
      <div role="rowheader" className="line-words">
        <span className="line-level">
          <SeverityIcon level={level} label={say('chart.line.level', { level: levelWord })} />
        </span>
        <p className="line-drug">
          <b>
            <DrugName name={line.drug} />
          </b>
          {line.brand !== null && <span className="sub">({line.brand})</span>}
          {order.status === 'onHold' && (
            <span className="tag strong">
              <Icon name="pause" size={10} /> {say('chart.suspended')}
            </span>
          )}
          {isNew && order.start !== null && (
            <span className="tag">{say('chart.newLine', { at: day(order.start) })}</span>
          )}
          {line.isLessThanDaily && <span className="tag strong">{say('chart.lessThanDaily')}</span>}
          <StandingTag view={view} orderId={order.id} />
          {order.category !== 'inpatient' && <span className="tag">{say(`order.category.${order.category}`)}</span>}
        </p>
        <LineWords line={line} />
        <LineStanding view={view} orderId={order.id} isChosen={isChosen} />
      </div>
      <div role="gridcell" className="line-plot">
        <DoseStrip order={order} chart={view.chart} drug={line.drug.plain} />
      </div>
    </div>
  );
}
