import type { Instant } from '../../../schema/instant.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { isCurrentOrder } from './isCurrentOrder.ts';

export interface Validatable {
  readonly ready: readonly string[];
  /** Lines with a finding that must be answered first, each with the first such finding. */
  readonly blocked: readonly { readonly orderId: string; readonly findingKey: string }[];
  readonly suspended: readonly string[];
}

/** Of these lines, those that may be validated now. A suspended line is not given, so there is nothing to accept. */
export function validatable(view: ChartView, now: Instant, orderIds?: readonly string[]): Validatable {
  const orders = view.chart.orders.filter(
    (order) => isCurrentOrder(order, now) && (orderIds?.includes(order.id) ?? stateOf(view, order.id) !== 'validated'),
  );
  const given = orders.filter(({ status }) => status !== 'onHold');
  const blocked = given.flatMap(({ id }) => {
    const finding = view.findings.find(
      (item) =>
        item.finding.tier === 'mustAnswer' && item.state.state !== 'answered' && item.finding.orderIds.includes(id),
    );
    return finding === undefined ? [] : [{ orderId: id, findingKey: finding.finding.key }];
  });
  const isBlocked = new Set(blocked.map(({ orderId }) => orderId));
  return {
    ready: given.filter(({ id }) => !isBlocked.has(id)).map(({ id }) => id),
    blocked,
    suspended: orders.filter(({ status }) => status === 'onHold').map(({ id }) => id),
  };
}

export function stateOf(view: ChartView, orderId: string): ChartView['lines'][number]['state'] {
  return view.lines.find((line) => line.orderId === orderId)?.state ?? 'notValidated';
}
