import type { ChartView } from '../desk/deskViews.ts';

/**
 * Where a patient stands in the round. The round keeps its order while the worklist ranks anew with every act: by the live
 * order "next" would pass over whoever rose above the patient in hand. From a patient outside the round (found by search
 * after a telephone call) "next" and "previous" lead back to where the round stood.
 */
export function roundPosition(
  chartId: string,
  round: readonly string[],
  roundAt: string | null,
): ChartView['position'] {
  const index = round.indexOf(chartId);
  const from = index >= 0 || roundAt === null ? index : round.indexOf(roundAt);
  const previous = index >= 0 ? index - 1 : from;
  return { index, of: round.length, previous: round[previous] ?? null, next: round[from + 1] ?? null };
}
