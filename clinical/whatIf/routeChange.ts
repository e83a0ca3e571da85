import { route as routeSchema } from '../../schema/chart/route.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';

/** null: no route of ours. */
export function routeChange(orderId: string, route: string): ChartChange | null {
  const known = routeSchema.safeParse(route);
  return known.success ? { kind: 'route', orderId, route: known.data } : null;
}
