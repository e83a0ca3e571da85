import { useRef } from 'react';
import { InterventionDialog } from '../../components/intervention/InterventionDialog.tsx';
import { useFrame } from '../../session/FrameContext.tsx';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChart } from '../../session/useDeskView.ts';
import { useShortcuts } from '../../session/useShortcuts.ts';
import { FilterBar } from './FilterBar.tsx';
import { FILTERS } from './filters.ts';
import { PatientTable } from './PatientTable.tsx';
import { patientsInScope } from './patientsInScope.ts';
import { PeekPane } from './PeekPane.tsx';
import { PendingBar } from './PendingBar.tsx';
import { useLeadingAnswer } from './useLeadingAnswer.ts';
import { WorklistEmpty } from './WorklistEmpty.tsx';
import { WorklistSkeleton } from './WorklistSkeleton.tsx';

/** Patients by who needs a pharmacist first; beside them, why. */
export function WorklistScreen() {
  const { say } = useWords();
  const { worklist } = useFrame();
  const { selectedChartId, select, openChart, setFilter } = useNavigation();
  const filterRef = useRef<HTMLInputElement>(null);
  const rows = worklist?.rows ?? [];
  const index = Math.max(
    0,
    rows.findIndex((row) => row.chartId === selectedChartId),
  );
  const selected = rows[index]?.chartId ?? null;
  const view = useChart(selected);
  const answer = useLeadingAnswer(view ?? null);
  const move = (by: number) => (): void => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (target !== undefined) select(target.chartId);
  };
  useShortcuts(say('shortcut.worklist'), [
    { keys: 'J', words: say('worklist.key.next'), run: move(1) },
    { keys: 'K', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'ArrowDown', words: say('worklist.key.next'), run: move(1) },
    { keys: 'ArrowUp', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'Enter', words: say('worklist.key.open'), run: () => selected !== null && openChart(selected) },
    { keys: 'F', words: say('worklist.key.filter'), run: () => filterRef.current?.focus() },
    { keys: 'I', words: say('worklist.key.intervene'), run: () => answer('intervention') },
    { keys: 'M', words: say('worklist.key.monitor'), run: () => answer('monitor') },
    { keys: 'A', words: say('worklist.key.answer'), run: () => answer('reason') },
    ...FILTERS.map((filter, position) => ({
      keys: String(position + 1),
      words: say(`worklist.filter.${filter}`, { count: worklist?.counts[filter] ?? 0 }),
      run: () => setFilter(filter),
    })),
  ]);
  return (
    <div className="worklist">
      <FilterBar ref={filterRef} counts={worklist?.counts} />
      <PendingBar />
      <div className="worklist-main">
        {worklist === undefined ? (
          <WorklistSkeleton />
        ) : rows.length === 0 ? (
          <WorklistEmpty worklist={worklist} />
        ) : (
          <PatientTable
            rows={rows}
            selected={selected}
            hidden={Math.max(0, patientsInScope(worklist) - rows.length - worklist.beyond)}
            beyond={worklist.beyond}
            onSelect={select}
            onOpen={openChart}
          />
        )}
        {rows.length > 0 && (
          <PeekPane
            view={view}
            chartId={selected}
            onNext={move(1)}
            onOpen={() => selected !== null && openChart(selected)}
          />
        )}
      </div>
      {view !== null && view !== undefined && <InterventionDialog view={view} />}
    </div>
  );
}
