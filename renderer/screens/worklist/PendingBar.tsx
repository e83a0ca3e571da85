import { LoadingWards } from './LoadingWards.tsx';
import { patientsInScope } from './patientsInScope.ts';
import { useFrame } from '../../session/FrameContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** A list that is not whole says so above itself. */
export function PendingBar() {
  const { say } = useWords();
  const { worklist, sync } = useFrame();
  const pending = worklist?.pending ?? 0;
  const here = worklist === undefined ? 0 : patientsInScope(worklist);
  const total = here + pending;
  if (sync !== undefined && sync.knowledgeFailure !== null) {
    return (
      <p className="remark" role="alert">
        {say('worklist.noKnowledge')}
      </p>
    );
  }
  if (worklist !== undefined && sync !== undefined && sync.wardsLoading.length > 0)
    return here === 0 ? null : <LoadingWards worklist={worklist} sync={sync} />;
  if (pending === 0 || here === 0) return null;
  return (
    <p className="remark calm" role="status">
      {say('worklist.pending', { pending, total })}
      <progress
        className="pending-progress"
        value={total - pending}
        max={total}
        aria-label={say('worklist.pending', { pending, total })}
      />
    </p>
  );
}
