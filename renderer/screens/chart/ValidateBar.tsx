import { ActionButton } from '../../components/ActionButton.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { isCurrentOrder } from './isCurrentOrder.ts';
import { useRound } from './useRound.ts';
import { useValidate } from './useValidate.ts';
import { stateOf } from './validatable.ts';

/** How much is left, the two ways to validate, and on to the next patient. */
export function ValidateBar({ view }: { readonly view: ChartView }) {
  const { say, now } = useWords();
  const focus = useChartFocus();
  const openChart = useNavigation((navigation) => navigation.openChart);
  const { validateLine, validateRest } = useValidate(view);
  const current = view.chart.orders.filter((order) => isCurrentOrder(order, now));
  const done = current.filter(({ id }) => stateOf(view, id) === 'validated').length;
  const { index, of, previous, next } = useRound(view);
  return (
    <div className="validate-bar">
      <span className="sub">{say('chart.validate.count', { done, of: current.length })}</span>
      <ActionButton keys="V" onPress={() => void validateLine(focus.orderId)}>
        {say('chart.validate.one')}
      </ActionButton>
      <ActionButton look="primary" keys="⇧ V" onPress={() => void validateRest()}>
        {say('chart.validate.rest')}
      </ActionButton>
      <span className="spacer" />
      {index >= 0 && <span className="sub">{say('chart.position', { index: index + 1, of })}</span>}
      <ActionButton
        look="quiet"
        keys="P"
        isDisabled={previous === null}
        onPress={() => previous !== null && openChart(previous)}
      >
        {say('chart.previous')}
      </ActionButton>
      <ActionButton keys="N" isDisabled={next === null} onPress={() => next !== null && openChart(next)}>
        {say('chart.next')}
      </ActionButton>
    </div>
  );
}
