import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnswering } from '../../session/answeringStore.ts';
import { useDesk } from '../../session/DeskContext.tsx';
import { useFrame } from '../../session/FrameContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** Another record was merged into this one while something was being written about it: the draft is here now (F25). */
export function MergedBar({ chartId }: { readonly chartId: string }) {
  const { text, say, now } = useWords();
  const { desk } = useDesk();
  const begin = useAnswering((store) => store.begin);
  const merged = useFrame().away?.items.find((item) => item.kind === 'patientMerged' && item.chartId === chartId);
  if (merged === undefined) return null;
  const drafts = merged.because.filter(({ key }) => key.startsWith('away.draft'));
  const { familyName, givenNames } = merged.patient;
  const name = text.patientName({ familyName, givenNames: [...givenNames] });
  return (
    <div className="remark calm merged" role="status">
      <span>
        {say('away.mergedHere', { name })}{' '}
        {drafts.map((message) => (
          <span key={message.key}>{text.message(message, { now })}. </span>
        ))}
      </span>
      <span className="spacer" />
      {drafts.some(({ key }) => key === 'away.draftIntervention') && (
        <ActionButton small onPress={() => begin({ chartId, findingKey: null, how: 'intervention', orderIds: [] })}>
          {say('away.draft')}
        </ActionButton>
      )}
      <ActionButton small onPress={() => void desk.markAwaySeen([merged.id])}>
        {say('away.seen')}
      </ActionButton>
    </div>
  );
}
