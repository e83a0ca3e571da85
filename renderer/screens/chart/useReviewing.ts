import { reviewing, type Reviewing } from '../../desk/views/reviewing.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useDesk } from '../../session/DeskContext.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';

/** Who is on this patient, and the key that says "I am" or "not any more". Without a chart there is nothing to set. */
export function useReviewing(view: Pick<ChartView, 'chart' | 'states'> | null | undefined): {
  readonly by: Reviewing | null;
  readonly isMine: boolean;
  readonly toggle: () => void;
} | null {
  const { say, now } = useWords();
  const { user } = useDesk();
  const write = useWriteAct();
  if (view === null || view === undefined) return null;
  const by = reviewing(view.states, now);
  const isMine = by?.authorId === user.id;
  const sentence = say(isMine ? 'act.done.notReviewing' : 'act.done.reviewing');
  const act = { kind: 'assign', chartId: view.chart.id, reviewing: !isMine } as const;
  return { by, isMine, toggle: () => void write(act, sentence) };
}
