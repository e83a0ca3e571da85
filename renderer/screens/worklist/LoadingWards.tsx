import type { SyncView, WorklistView } from '../../desk/deskViews.ts';
import { useWords, type Words } from '../../session/TextContext.tsx';
import { loadingInScope } from './loadingInScope.ts';
import { patientsInScope } from './patientsInScope.ts';

/** Above the list while a first load runs: whether this list is whole, how far it has come, and how long it still takes. */
export function LoadingWards({ worklist, sync }: { readonly worklist: WorklistView; readonly sync: SyncView }) {
  const words = useWords();
  const scope = loadingInScope(worklist);
  const here = patientsInScope(worklist);
  const progress =
    scope === null
      ? sync.firstLoad === null
        ? null
        : { done: sync.firstLoad.patientsDone, due: sync.firstLoad.patientsDue }
      : scope.patientsDue === null
        ? null
        : { done: Math.min(here, scope.patientsDue), due: scope.patientsDue };
  const said = listWords(worklist, scope, here, words);
  return (
    <p className="remark calm" role="status">
      {said} {leftWords(sync, words)}
      {progress !== null && (
        <progress className="pending-progress" value={progress.done} max={progress.due} aria-label={said} />
      )}
    </p>
  );
}

function listWords(
  { query }: WorklistView,
  scope: ReturnType<typeof loadingInScope>,
  here: number,
  { text, say }: Words,
): string {
  if (scope === null) return say('worklist.loadingOthers');
  if (scope.patientsDue === null) return say('worklist.loadingWardUnknown', { here });
  const counts = { here: text.number(Math.min(here, scope.patientsDue)), due: text.number(scope.patientsDue) };
  return query.wardId === null ? say('worklist.loadingAll', counts) : say('worklist.loadingWard', counts);
}

function leftWords({ firstLoad }: SyncView, { text, say }: Words): string {
  const seconds = firstLoad?.secondsLeft ?? null;
  if (seconds === null) return say('worklist.loadingLeftUnknown');
  if (seconds < 60) return say('worklist.loadingLeftShort');
  return say('worklist.loadingLeft', { duration: text.duration(Math.ceil(seconds / 60)) });
}
