import type { Instant } from '../../../schema/instant.ts';
import type { Timer } from '../../../sync/client/ports.ts';
import type { AwayView } from '../deskViews.ts';
import { createAwayList } from './awayList.ts';
import { createAwayRows } from './awayRows.ts';
import type { AwayStore } from './awayStore.ts';
import { compareChart, compareGone, mergedItem, nothingCounted } from './compareChart.ts';
import { duplicatedValidations } from './decisionDifferences.ts';
import { isSameSeen, seenChart, type ReviewedChart, type SeenChart } from './seenChart.ts';

export interface AwayBookInputs {
  readonly userId: string;
  readonly store: AwayStore;
  readonly timer: Timer;
  /** Whether the patient is in scope now. */
  readonly has: (chartId: string) => boolean;
  /** Wards of the scope: what left with a lost ward is nobody's news, and is forgotten. */
  readonly wardIds: () => ReadonlySet<string>;
  /** Whether this person wrote on the chart anything but these. */
  readonly wroteBeyond: (chartId: string, knownIds: readonly string[]) => boolean;
  /** Has a chart reviewed again; the book hears of it by `reviewed`. */
  readonly reviewAgain: (chartId: string) => void;
  /** Whether no review waits. */
  readonly isIdle: () => boolean;
  readonly changed: () => void;
}

/**
 * What this person last saw, and what changed since without them. Present means a live, verified copy: then everything
 * reviewed counts as seen. When a verified cycle ends an absence, each chart that changed is reviewed and compared once, in
 * the desk's own queue, so that nothing else waits for it.
 */
export interface AwayBook {
  load(): Promise<void>;
  /** `verifiedAt`: the server's time of the last verified cycle; another one than before ends an absence. */
  presence(isCurrent: boolean, verifiedAt: Instant | null): void;
  /** Something of the chart arrived, or took it away: it waits for its review. */
  touched(chartId: string): void;
  reviewed(now: ReviewedChart): void;
  /** The chart could not be read: there is nothing to compare, and the others do not wait for it. */
  unreadable(chartId: string): void;
  view(): AwayView;
  markSeen(ids: readonly string[]): void;
  stopComparing(): void;
  goOnComparing(): void;
  close(): Promise<void>;
}

const WRITE_EVERY_MS = 1000;
/** How far the time of the last presence on the disk may lag behind. */
const PRESENCE_KEPT_EVERY_MS = 30_000;

export function createAwayBook(inputs: AwayBookInputs): AwayBook {
  const { userId, store, timer } = inputs;
  const rows = createAwayRows(store);
  const list = createAwayList(rows, () => {
    writeLater();
    inputs.changed();
  });
  const seen = new Map<string, SeenChart>();
  const current = new Map<string, SeenChart>();
  /** Charts with something new: not reviewed since it arrived, or reviewed and not as they were seen. */
  const different = new Set<string>();
  const due = new Set<string>();
  let dueAtFirst = 0;
  let isPresent = false;
  let isStopped = false;
  let isFirstTime = true;
  let isReturning = false;
  let since: Instant | null = null;
  let until: Instant | null = null;
  let presentAt: Instant | null = null;
  let keptPresentAt = 0;
  let cancelWrite: (() => void) | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function writeLater(): void {
    cancelWrite ??= timer.after(WRITE_EVERY_MS, () => {
      cancelWrite = null;
      if (isPresent) resolveGone();
      writing = writing.then(async () => {
        if (!(await rows.write())) writeLater();
      });
    });
  }
  function keepMeta(): void {
    keptPresentAt = timer.monotonicMs();
    // An absence whose comparison is not done goes on after a restart.
    rows.meta({ userId, presentAt, since, until: due.size === 0 ? until : null, counts: list.counts() });
    writeLater();
  }
  function see(chart: SeenChart): void {
    const before = seen.get(chart.chartId);
    seen.set(chart.chartId, chart);
    if (before !== undefined && isSameSeen(before, chart)) return;
    rows.seen(chart);
    writeLater();
  }

  function leave(): void {
    isPresent = false;
    // What is still listed, or still to be compared, belongs to the same absence for whoever reads it.
    if (due.size === 0 && list.isEmpty()) since = presentAt;
    until = null;
    keepMeta();
    inputs.changed();
  }
  function comeBack(verifiedAt: Instant): void {
    isPresent = true;
    isStopped = false;
    until = verifiedAt;
    presentAt = verifiedAt;
    if (isFirstTime) {
      for (const chart of current.values()) see(chart);
      isFirstTime = false;
    } else {
      if (list.isEmpty() && due.size === 0) list.restoreCounts(nothingCounted);
      isReturning = true;
      for (const chartId of different) due.add(chartId);
      for (const chartId of due) inputs.reviewAgain(chartId);
      dueAtFirst = due.size;
    }
    different.clear();
    keepMeta();
    inputs.changed();
  }

  /** Only after everything that arrived was reviewed is it known whether a record goes on under another id. */
  function resolveGone(): void {
    const gone = [...seen.values()].filter(({ chartId }) => !inputs.has(chartId));
    if (gone.length === 0 && !isReturning) return;
    if (due.size > 0 || !inputs.isIdle()) return writeLater();
    const wards = inputs.wardIds();
    list.keepWards(wards);
    const byIdentifier = gone.length === 0 ? new Map<string, SeenChart>() : identified();
    for (const before of gone) {
      seen.delete(before.chartId);
      current.delete(before.chartId);
      rows.forget(before.chartId);
      const wasListed = list.drop(before.chartId);
      const survivor = before.identifiers.flatMap((identifier) => byIdentifier.get(identifier) ?? [])[0];
      if (!wards.has(before.wardId)) continue;
      if (survivor !== undefined) void merge(before, survivor, wasListed);
      else if (isReturning)
        list.add(before.chartId, compareGone(before, inputs.wroteBeyond(before.chartId, before.eventIds)));
    }
    isReturning = false;
    keepMeta();
  }
  /** The patients who are here, by every number that they carry. */
  function identified(): ReadonlyMap<string, SeenChart> {
    const here = [...current.values()].filter(({ chartId }) => inputs.has(chartId));
    return new Map(here.flatMap((chart) => chart.identifiers.map((identifier) => [identifier, chart] as const)));
  }

  async function merge(before: SeenChart, survivor: SeenChart, wasListed: boolean): Promise<void> {
    const moved = await store.moveDrafts(before.chartId, survivor.chartId);
    if (wasListed || before.isWaiting || !moved.ok || moved.value.length > 0)
      list.add(survivor.chartId, {
        items: [mergedItem(before, survivor, moved.ok ? moved.value : [])],
        counts: nothingCounted,
      });
  }

  return {
    load: async () => {
      const read = await store.readAll();
      if (!read.ok) return;
      const meta = read.value.find((row) => row.kind === 'meta')?.content;
      if (meta?.userId !== userId) {
        // Another person's book is not this person's news, and not theirs to read.
        await store.remove(read.value.map(({ id }) => id));
        return;
      }
      ({ presentAt, since } = meta);
      for (const row of read.value) {
        // What did not change was seen again and again, without being written again.
        if (row.kind === 'seen')
          seen.set(row.content.chartId, { ...row.content, at: latest(row.content.at, presentAt) });
        if (row.kind === 'items') list.restore(row.id.slice('items-'.length), row.content);
      }
      list.restoreCounts(meta.counts);
      isFirstTime = presentAt === null;
      if (meta.until !== null && list.isEmpty()) since = presentAt;
      inputs.changed();
    },
    presence: (isCurrent, verifiedAt) => {
      if (isPresent && !isCurrent) leave();
      else if (!isPresent && isCurrent && verifiedAt !== null && verifiedAt !== presentAt) comeBack(verifiedAt);
      else if (isPresent) {
        presentAt = verifiedAt;
        if (timer.monotonicMs() - keptPresentAt > PRESENCE_KEPT_EVERY_MS) keepMeta();
      }
    },
    touched: (chartId) => {
      if (!inputs.has(chartId)) {
        different.delete(chartId);
        due.delete(chartId);
        writeLater();
      } else if (!isPresent) different.add(chartId);
    },
    reviewed: (reviewed) => {
      const chart = seenChart(reviewed, userId);
      const { chartId } = chart;
      const before = seen.get(chartId);
      current.set(chartId, chart);
      if (!isPresent) {
        if (before !== undefined && isSameSeen(before, chart)) different.delete(chartId);
        else different.add(chartId);
      } else if (!due.has(chartId)) {
        see(chart);
        list.settle(reviewed);
        const items = before === undefined ? [] : duplicatedValidations(before, reviewed, userId);
        if (items.length > 0) list.add(chartId, { items, counts: nothingCounted });
      } else if (!isStopped) {
        due.delete(chartId);
        see(chart);
        list.add(chartId, compareChart(before ?? null, reviewed, userId));
        if (due.size === 0) keepMeta();
        inputs.changed();
      }
    },
    unreadable: (chartId) => {
      different.delete(chartId);
      if (due.delete(chartId)) inputs.changed();
    },
    view: () => ({
      since,
      until,
      isAway: !isPresent,
      comparing: due.size === 0 ? null : { done: dueAtFirst - due.size, due: dueAtFirst, isStopped },
      items: list.sorted(),
      counts: list.counts(),
    }),
    markSeen: (ids) => {
      list.markSeen(ids);
      if (list.isEmpty() && due.size === 0) list.restoreCounts(nothingCounted);
      keepMeta();
    },
    stopComparing: () => {
      isStopped = true;
      inputs.changed();
    },
    goOnComparing: () => {
      isStopped = false;
      for (const chartId of due) inputs.reviewAgain(chartId);
      inputs.changed();
    },
    close: async () => {
      cancelWrite?.();
      await writing;
      await rows.write();
    },
  };
}

function latest(one: Instant, other: Instant | null): Instant {
  return other !== null && other > one ? other : one;
}
