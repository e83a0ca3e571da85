import { EmptyState } from '../../components/EmptyState.tsx';
import { useFrame } from '../../session/FrameContext.tsx';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWorklist } from '../../session/useDeskView.ts';
import { InterventionItem } from './InterventionItem.tsx';
import { openInterventionsOf } from './openInterventionsOf.ts';
import { useCharts } from './useCharts.ts';

/** What was proposed and has no answer yet, and a place to write the answer. */
export function InterventionsScreen() {
  const { say } = useWords();
  const wardId = useNavigation((navigation) => navigation.wardId);
  const { sync } = useFrame();
  const worklist = useWorklist({ wardId, filter: 'all', words: '' });
  const concerned = worklist?.rows.filter((row) => row.openInterventions > 0).map((row) => row.chartId) ?? [];
  const { charts, isReading } = useCharts(concerned);
  const items = charts
    .flatMap((view) => openInterventionsOf(view).map((event) => ({ view, event })))
    .toSorted((a, b) => (a.event.occurredAt < b.event.occurredAt ? -1 : 1));
  const isPartial = (worklist?.pending ?? 0) > 0 || sync?.state === 'loading';
  return (
    <div className="interventions">
      <div className="bar">
        <h1 tabIndex={-1} data-screen-start>
          {say('interventions.title')}
        </h1>
        <span className="muted">{say('interventions.lead')}</span>
      </div>
      {isPartial && (
        <p className="remark calm" role="status">
          {say('interventions.incomplete')}
        </p>
      )}
      {worklist === undefined || isReading ? (
        <p role="status" className="muted interventions-state">
          {say('interventions.reading')}
        </p>
      ) : items.length === 0 ? (
        <EmptyState title={say('interventions.none')}>
          <p className="sub">{say('interventions.noneHint')}</p>
        </EmptyState>
      ) : (
        <ul className="intervention-list" aria-label={say('interventions.list')}>
          {items.map(({ view, event }) => (
            <InterventionItem key={event.id} view={view} event={event} />
          ))}
        </ul>
      )}
    </div>
  );
}
