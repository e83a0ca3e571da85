import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import type { Instant } from '../../../schema/instant.ts';

/** As the engine judges it (`clinical/facts/lines.ts`): a status that says nothing is not a stop, and a passed end is. */
export function isCurrentOrder(order: MedicationOrder, now: Instant): boolean {
  if (order.status !== 'active' && order.status !== 'onHold' && order.status !== 'unknown') return false;
  return order.end === null || order.end > now;
}
