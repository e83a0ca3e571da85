import type { ChartView } from '../../desk/deskViews.ts';

/** A finding with its answer, as the chart view gives it. */
export type FindingItem = ChartView['findings'][number];
