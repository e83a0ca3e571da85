import { useEffect, useState } from 'react';
import type { AwayView, ChartView, OutboxRow, SyncView, WorklistQuery, WorklistView } from '../desk/deskViews.ts';
import { useDesk } from './DeskContext.tsx';

/** undefined: the desk has not answered yet. */
export function useWorklist(query: WorklistQuery): WorklistView | undefined {
  const { desk } = useDesk();
  const [view, setView] = useState<WorklistView>();
  const { wardId, filter, words } = query;
  useEffect(() => desk.subscribeWorklist({ wardId, filter, words }, setView), [desk, wardId, filter, words]);
  return view;
}

/** undefined: not answered yet; null: no such patient in scope. A view of another chart is never shown for this one. */
export function useChart(chartId: string | null): ChartView | null | undefined {
  const { desk } = useDesk();
  const [held, setHeld] = useState<{ readonly chartId: string; readonly view: ChartView | null }>();
  useEffect(() => {
    if (chartId === null) return undefined;
    return desk.subscribeChart(chartId, (view) => setHeld({ chartId, view }));
  }, [desk, chartId]);
  return held?.chartId === chartId ? held?.view : undefined;
}

export function useSync(): SyncView | undefined {
  const { desk } = useDesk();
  const [view, setView] = useState<SyncView>();
  useEffect(() => desk.subscribeSync(setView), [desk]);
  return view;
}

export function useAway(): AwayView | undefined {
  const { desk } = useDesk();
  const [view, setView] = useState<AwayView>();
  useEffect(() => desk.subscribeAway(setView), [desk]);
  return view;
}

export function useOutbox(): readonly OutboxRow[] {
  const { desk } = useDesk();
  const [rows, setRows] = useState<readonly OutboxRow[]>([]);
  useEffect(() => desk.subscribeOutbox(setRows), [desk]);
  return rows;
}
