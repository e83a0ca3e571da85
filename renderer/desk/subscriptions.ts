import type { Timer } from '../../sync/client/ports.ts';
import type { AwayView, ChartView, OutboxRow, SyncView, WorklistQuery, WorklistView } from './deskViews.ts';
import type { DeskModel } from './model/deskModel.ts';

/** Changes within this time are one view: a first load must not make the screen work for every patient. */
const GATHER_MS = 60;
/** A list that takes long to make is made less often: the work itself must get most of the time. */
const REST_PER_WORK = 5;

/** Who listens to what, and what they were told last. */
export interface Subscriptions {
  worklist(query: WorklistQuery, listen: (view: WorklistView) => void): () => void;
  chart(chartId: string, listen: (view: ChartView | null) => void): () => void;
  sync(listen: (view: SyncView) => void): () => void;
  outbox(listen: (rows: readonly OutboxRow[]) => void): () => void;
  away(listen: (view: AwayView) => void): () => void;
  awayChanged(): void;
  patientChanged(chartId: string | null): void;
  syncChanged(view: SyncView): void;
  outboxChanged(rows: readonly OutboxRow[]): void;
  refreshAll(): void;
}

export function createSubscriptions(
  timer: Timer,
  modelOf: () => DeskModel | null,
  awayOf: () => AwayView | null,
): Subscriptions {
  const worklists = new Map<object, { readonly query: WorklistQuery; readonly listen: (view: WorklistView) => void }>();
  const charts = new Map<object, { readonly chartId: string; readonly listen: (view: ChartView | null) => void }>();
  const syncListeners = new Set<(view: SyncView) => void>();
  const outboxListeners = new Set<(rows: readonly OutboxRow[]) => void>();
  const awayListeners = new Set<(view: AwayView) => void>();
  let isAwayChanged = false;
  let lastSync: SyncView | null = null;
  let lastRows: readonly OutboxRow[] = [];
  let lastOrder: readonly string[] = [];
  let gathering = false;
  let lastTookMs = 0;
  const changedCharts = new Set<string>();

  function tellWorklist(query: WorklistQuery, listen: (view: WorklistView) => void): void {
    const model = modelOf();
    if (model === null) return;
    model.setWard(query.wardId);
    const view = model.worklist(query);
    lastOrder = view.rows.map(({ chartId }) => chartId);
    listen(view);
  }
  async function tellChart(chartId: string, listen: (view: ChartView | null) => void): Promise<void> {
    const model = modelOf();
    if (model === null) return;
    const view = await model.chart(chartId, lastOrder);
    if (modelOf() === model) listen(view);
  }
  function tellAway(listeners: Iterable<(view: AwayView) => void>): void {
    isAwayChanged = false;
    const view = awayOf();
    if (view !== null) for (const listen of listeners) listen(view);
  }
  function gather(): void {
    if (gathering) return;
    gathering = true;
    timer.after(Math.max(GATHER_MS, lastTookMs * REST_PER_WORK), () => {
      gathering = false;
      const began = timer.monotonicMs();
      const changed = new Set(changedCharts);
      changedCharts.clear();
      for (const { query, listen } of worklists.values()) tellWorklist(query, listen);
      if (isAwayChanged) tellAway(awayListeners);
      lastTookMs = timer.monotonicMs() - began;
      for (const { chartId, listen } of charts.values()) if (changed.has(chartId)) void tellChart(chartId, listen);
    });
  }
  return {
    worklist: (query, listen) => {
      const key = {};
      worklists.set(key, { query, listen });
      tellWorklist(query, listen);
      return () => void worklists.delete(key);
    },
    chart: (chartId, listen) => {
      const key = {};
      charts.set(key, { chartId, listen });
      modelOf()?.setOpenChart(chartId);
      void tellChart(chartId, listen);
      return () => {
        charts.delete(key);
        if (charts.size === 0) modelOf()?.setOpenChart(null);
      };
    },
    sync: (listen) => {
      syncListeners.add(listen);
      if (lastSync !== null) listen(lastSync);
      return () => void syncListeners.delete(listen);
    },
    outbox: (listen) => {
      outboxListeners.add(listen);
      listen(lastRows);
      return () => void outboxListeners.delete(listen);
    },
    away: (listen) => {
      awayListeners.add(listen);
      tellAway([listen]);
      return () => void awayListeners.delete(listen);
    },
    awayChanged: () => {
      isAwayChanged = true;
      gather();
    },
    patientChanged: (chartId) => {
      if (chartId !== null) changedCharts.add(chartId);
      gather();
    },
    syncChanged: (view) => {
      lastSync = view;
      for (const listen of syncListeners) listen(view);
    },
    outboxChanged: (rows) => {
      lastRows = rows;
      for (const listen of outboxListeners) listen(rows);
      for (const { chartId } of charts.values()) changedCharts.add(chartId);
      gather();
    },
    refreshAll: () => {
      for (const { query, listen } of worklists.values()) tellWorklist(query, listen);
      for (const { chartId, listen } of charts.values()) void tellChart(chartId, listen);
      tellAway(awayListeners);
    },
  };
}
