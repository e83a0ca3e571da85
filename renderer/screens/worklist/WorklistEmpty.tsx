import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { WorklistView } from '../../desk/deskViews.ts';
import { LoadingWards } from './LoadingWards.tsx';
import { loadingInScope } from './loadingInScope.ts';
import { patientsInScope } from './patientsInScope.ts';
import { useFrame } from '../../session/FrameContext.tsx';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Why the list is empty. "Nobody is here" and "nobody is loaded" are different things to a pharmacist. */
export function WorklistEmpty({ worklist }: { readonly worklist: WorklistView }) {
  const { text, say, day, now } = useWords();
  const { sync } = useFrame();
  const { setFilter, setWords } = useNavigation();
  const { filter, words } = worklist.query;
  const all = patientsInScope(worklist);
  const loading = loadingInScope(worklist);
  if (all > 0) {
    const isDone = filter === 'toReview' && words === '' && worklist.pending === 0 && loading === null;
    return (
      <EmptyState title={isDone ? say('worklist.empty.done') : say('worklist.empty.filter', { count: all })}>
        <p className="sub">
          {isDone
            ? say('worklist.empty.doneHint', { count: all })
            : words === ''
              ? say('worklist.empty.filterHint', { filter: say(`worklist.filter.${filter}`, { count: '' }).trim() })
              : say('worklist.empty.wordsHint', { words })}
        </p>
        <ActionButton
          look="primary"
          onPress={() => {
            setFilter('all');
            setWords('');
          }}
        >
          {say('worklist.empty.showAll', { count: all })}
        </ActionButton>
      </EmptyState>
    );
  }
  const otherWardsAreHere = worklist.wards.some(({ patients }) => patients > 0);
  if (loading !== null && otherWardsAreHere) {
    return (
      <EmptyState title={say('worklist.empty.wardLoading')}>
        <p className="sub">{say('worklist.empty.wardLoadingHint')}</p>
        {sync !== undefined && <LoadingWards worklist={worklist} sync={sync} />}
      </EmptyState>
    );
  }
  if (sync?.state === 'loading' || worklist.pending > 0) {
    const done = sync?.firstLoad?.patientsDone ?? 0;
    const due = sync?.firstLoad?.patientsDue ?? worklist.pending;
    return (
      <EmptyState title={say('worklist.empty.loading')}>
        <progress value={done} max={due} aria-label={say('worklist.empty.loading')} />
        <p className="sub">{say('frame.sync.loading', { done: text.number(done), due: text.number(due) })}</p>
      </EmptyState>
    );
  }
  if (sync === undefined || sync.dataAsOf === null) {
    return (
      <EmptyState title={say('worklist.empty.notLoaded')}>
        {(sync?.reasons ?? []).map((reason) => (
          <p key={reason.key} className="sub">
            {text.message(reason, { now })}
          </p>
        ))}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={say('worklist.empty.ward')}>
      <p className="sub">{say('worklist.empty.wardHint', { at: day(sync.dataAsOf) })}</p>
    </EmptyState>
  );
}
