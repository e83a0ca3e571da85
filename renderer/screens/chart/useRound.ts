import type { ChartView } from '../../desk/deskViews.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import { roundPosition } from '../../session/roundPosition.ts';

/** The place in the round; before one was begun from the worklist, the place in the worklist as it is ranked now. */
export function useRound({ chart, position }: Pick<ChartView, 'chart' | 'position'>): ChartView['position'] {
  const round = useNavigation((navigation) => navigation.round);
  const roundAt = useNavigation((navigation) => navigation.roundAt);
  return round.length === 0 ? position : roundPosition(chart.id, round, roundAt);
}
