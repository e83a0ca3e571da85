import { useRef, useState } from 'react';
import { InterventionDialog } from '../../components/intervention/InterventionDialog.tsx';
import type { WorklistRow } from '../../desk/deskViews.ts';
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
  const index = useSelectedIndex(rows, selectedChartId);
  const selected = rows[index]?.chartId ?? null;
  const view = useChart(selected);
  const answer = useLeadingAnswer(view ?? null);
  const openWithRound = (chartId: string): void =>
    openChart(
      chartId,
      rows.map((row) => row.chartId),
    );
  const move = (by: number) => (): void => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (target !== undefined) select(target.chartId);
  };
  useShortcuts(say('shortcut.worklist'), [
    { keys: 'J', words: say('worklist.key.next'), run: move(1) },
    { keys: 'K', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'ArrowDown', words: say('worklist.key.next'), run: move(1) },
    { keys: 'ArrowUp', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'Enter', words: say('worklist.key.open'), run: () => selected !== null && openWithRound(selected) },
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
            onOpen={openWithRound}
          />
        )}
        {rows.length > 0 && (
          <PeekPane
            view={view}
            chartId={selected}
            onNext={move(1)}
            onOpen={() => selected !== null && openWithRound(selected)}
          />
        )}
      </div>
      {view !== null && view !== undefined && <InterventionDialog view={view} />}
    </div>
  );
}

/**
 * The row in hand. When its patient leaves the list (answered here, validated by a colleague) the one in its place follows:
 * a jump to the top would put the next keystroke on a patient whom nobody looked at.
 */
function useSelectedIndex(rows: readonly WorklistRow[], selectedChartId: string | null): number {
  const [last, setLast] = useState(0);
  const found = rows.findIndex((row) => row.chartId === selectedChartId);
  if (found >= 0 && found !== last) setLast(found);
  if (found >= 0) return found;
  return selectedChartId === null ? 0 : Math.max(0, Math.min(last, rows.length - 1));
}
