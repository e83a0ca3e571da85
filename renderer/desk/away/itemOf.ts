import type { Chart } from '../../../schema/chart/chart.ts';
import type { AwayItem, AwayKind } from '../deskViews.ts';
import { drugOf, patientOf } from './seenChart.ts';

/** An item about this chart. Its id is the same for the same thing, so that a second absence does not list it twice. */
export function itemOf(chart: Chart, kind: AwayKind, about: Partial<AwayItem>): AwayItem {
  const orderIds = about.orderIds ?? [];
  return {
    id: [chart.id, kind, about.findingKey ?? '', ...orderIds].join(' '),
    kind,
    chartId: chart.id,
    mergedChartId: null,
    wardId: chart.wardId,
    patient: patientOf(chart),
    severity: null,
    orderIds,
    findingKey: null,
    drugs: orderIds.map((id) => drugOf(chart, id)),
    because: [],
    by: null,
    at: null,
    ...about,
  };
}
