import { ActionButton } from '../../components/ActionButton.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useReviewing } from './useReviewing.ts';

/** Says who is on this patient, so that two do not ring the same prescriber; R takes the patient or gives him or her back. */
export function ReviewingMark({ view }: { readonly view: ChartView }) {
  const { say, day } = useWords();
  const reviewing = useReviewing(view);
  if (reviewing === null) return null;
  const { by, isMine, toggle } = reviewing;
  return (
    <span className="reviewing">
      {by !== null && !isMine && (
        <span className="tag strong" role="status">
          {say('chart.reviewing.other', { name: by.name, at: day(by.since) })}
        </span>
      )}
      <ActionButton small look={isMine ? 'plain' : 'quiet'} keys="R" onPress={toggle}>
        {say(isMine ? 'chart.reviewing.mine' : by === null ? 'chart.reviewing.take' : 'chart.reviewing.takeOver')}
      </ActionButton>
    </span>
  );
}
