import type { AwayItem } from '../deskViews.ts';
import type { AwayMeta, AwayRow, AwayStore } from './awayStore.ts';
import type { SeenChart } from './seenChart.ts';

/** Rows of one write: few enough to be quick on a slow disk. */
const ROWS_AT_ONCE = 100;

/** What must be written down, gathered until somebody has time to write. */
export interface AwayRows {
  seen(chart: SeenChart): void;
  items(chartId: string, items: readonly AwayItem[]): void;
  meta(meta: AwayMeta): void;
  forget(chartId: string): void;
  /** Writes everything gathered; what the disk refused is kept for the next time. */
  write(): Promise<boolean>;
}

export function createAwayRows(store: AwayStore): AwayRows {
  const put = new Map<string, AwayRow>();
  const removed = new Set<string>();
  const add = (row: AwayRow): void => {
    removed.delete(row.id);
    put.set(row.id, row);
  };
  const drop = (id: string): void => {
    put.delete(id);
    removed.add(id);
  };
  return {
    seen: (content) => add({ kind: 'seen', id: `seen-${content.chartId}`, wardId: content.wardId, content }),
    items: (chartId, content) =>
      content[0] === undefined
        ? drop(`items-${chartId}`)
        : add({ kind: 'items', id: `items-${chartId}`, wardId: content[0].wardId, content }),
    meta: (content) => add({ kind: 'meta', id: 'meta', wardId: '-', content }),
    forget: (chartId) => drop(`seen-${chartId}`),
    write: async () => {
      const ids = [...removed];
      removed.clear();
      if (ids.length > 0 && !(await store.remove(ids)).ok) {
        for (const id of ids) if (!put.has(id)) removed.add(id);
        return false;
      }
      while (put.size > 0) {
        const rows = [...put.values()].slice(0, ROWS_AT_ONCE);
        for (const { id } of rows) put.delete(id);
        if ((await store.put(rows)).ok) continue;
        for (const row of rows) if (!put.has(row.id) && !removed.has(row.id)) put.set(row.id, row);
        return false;
      }
      return true;
    },
  };
}
