import { awayKinds, type AwayCounts, type AwayItem } from '../deskViews.ts';
import type { AwayRows } from './awayRows.ts';
import { nothingCounted, stillHolds, type Differences } from './compareChart.ts';
import type { ReviewedChart } from './seenChart.ts';

/** What is listed until the person has seen it or dealt with it. */
export interface AwayList {
  readonly counts: () => AwayCounts;
  readonly isEmpty: () => boolean;
  sorted(): readonly AwayItem[];
  restore(chartId: string, items: readonly AwayItem[]): void;
  restoreCounts(counts: AwayCounts): void;
  add(chartId: string, differences: Differences): void;
  /** Takes everything about a chart away; answers whether there was anything. */
  drop(chartId: string): boolean;
  /** Takes away what this review shows to be dealt with. */
  settle(now: ReviewedChart): void;
  /** What concerns a ward that was lost is not theirs to read. */
  keepWards(wardIds: ReadonlySet<string>): void;
  markSeen(ids: readonly string[]): void;
}

export function createAwayList(rows: AwayRows, changed: () => void): AwayList {
  const items = new Map<string, readonly AwayItem[]>();
  let counts = nothingCounted;

  function set(chartId: string, next: readonly AwayItem[]): void {
    if (next.length === 0) items.delete(chartId);
    else items.set(chartId, next);
    rows.items(chartId, next);
    changed();
  }
  function keepOnly(chartId: string, isKept: (item: AwayItem) => boolean): void {
    const listed = items.get(chartId);
    const left = listed?.filter(isKept);
    if (listed !== undefined && left !== undefined && left.length < listed.length) set(chartId, left);
  }
  return {
    counts: () => counts,
    isEmpty: () => items.size === 0,
    sorted: () => [...items.values()].flat().toSorted(worstFirst),
    restore: (chartId, listed) => void items.set(chartId, listed),
    restoreCounts: (counted) => {
      counts = counted;
    },
    add: (chartId, { items: fresh, counts: more }) => {
      counts = {
        newResults: counts.newResults + more.newResults,
        decisions: counts.decisions + more.decisions,
        arrived: counts.arrived + more.arrived,
        left: counts.left + more.left,
      };
      const ids = new Set(fresh.map(({ id }) => id));
      const before = items.get(chartId) ?? [];
      if (fresh.length > 0) set(chartId, [...before.filter(({ id }) => !ids.has(id)), ...fresh]);
    },
    drop: (chartId) => {
      const had = items.has(chartId);
      if (had) set(chartId, []);
      return had;
    },
    settle: (now) => keepOnly(now.chart.id, (item) => stillHolds(item, now)),
    keepWards: (wardIds) => {
      for (const chartId of items.keys()) keepOnly(chartId, ({ wardId }) => wardIds.has(wardId));
    },
    markSeen: (ids) => {
      const gone = new Set(ids);
      for (const chartId of items.keys()) keepOnly(chartId, ({ id }) => !gone.has(id));
      changed();
    },
  };
}

const SEVERITIES = ['contraindicated', 'notRecommended', 'precaution', 'takeIntoAccount'] as const;
/** Of the answers to an intervention a refusal is the one to act on. */
const REFUSED = 'interventionOutcome.refused';

function worstFirst(a: AwayItem, b: AwayItem): number {
  return (
    awayKinds.indexOf(a.kind) - awayKinds.indexOf(b.kind) ||
    levelOf(a) - levelOf(b) ||
    Number(isRefusal(b)) - Number(isRefusal(a)) ||
    compareText(b.at ?? '', a.at ?? '') ||
    compareText(a.id, b.id)
  );
}

function levelOf({ severity }: AwayItem): number {
  return severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

function isRefusal({ because }: AwayItem): boolean {
  return because.some(({ key }) => key === REFUSED);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
