import { ActionButton } from '../../components/ActionButton.tsx';
import type { AwayView } from '../../desk/deskViews.ts';
import { useDesk } from '../../session/DeskContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** How far the comparison is; a list that is not whole says so. */
export function ComparingBar({ away: { comparing } }: { readonly away: AwayView }) {
  const { text, say } = useWords();
  const { desk } = useDesk();
  if (comparing === null) return null;
  const { done, due, isStopped } = comparing;
  const words = isStopped
    ? say('away.stopped', { left: due - done })
    : say('away.comparing', { done: text.number(done), due: text.number(due) });
  return (
    <div className={isStopped ? 'remark' : 'remark calm'}>
      <span role="status">{words}</span>
      {!isStopped && <progress className="pending-progress" value={done} max={due} aria-label={words} />}
      <ActionButton small onPress={() => void desk.compareAway(isStopped ? 'goOn' : 'stop')}>
        {say(isStopped ? 'away.goOn' : 'away.stop')}
      </ActionButton>
    </div>
  );
}
