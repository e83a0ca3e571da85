import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { SmallState } from '../../../schema/state/smallState.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import type { FeedItem } from '../../../schema/wire/feedItem.ts';

/** Charts of wards nobody looks at are read from the database when they are needed: 10,000 of them do not fit in memory well. */
const CHARTS_KEPT = 400;

/** What the desk holds in memory of its patients. Everything here goes with the lock. */
export interface Patients {
  readonly chartIds: () => Iterable<string>;
  readonly wards: () => readonly Ward[];
  has(chartId: string): boolean;
  wardOf(chartId: string): string | undefined;
  /** The chart if it is in memory. */
  cached(chartId: string): Chart | undefined;
  /** Keeps a chart; the one used longest ago makes room, unless its ward is pinned. */
  keep(chart: Chart): void;
  eventsOf(chartId: string): readonly ClinicalEvent[];
  event(id: string): ClinicalEvent | undefined;
  statesOf(chartId: string): readonly SmallState[];
  /** An act of this workstation counts at once, before the server saw it. */
  addEvent(event: ClinicalEvent): void;
  /** Takes in what replication stored; returns the patients that must be looked at again. */
  apply(items: readonly FeedItem[]): ReadonlySet<string>;
  pinWard(wardId: string | null): void;
  clear(): void;
}

export function createPatients(): Patients {
  const wardByChart = new Map<string, string>();
  const charts = new Map<string, Chart>();
  const events = new Map<string, Map<string, ClinicalEvent>>();
  const chartByEvent = new Map<string, string>();
  const states = new Map<string, SmallState>();
  const statesByChart = new Map<string, Map<string, SmallState>>();
  const wards = new Map<string, Ward>();
  let pinned: string | null = null;

  function keep(chart: Chart): void {
    charts.delete(chart.id);
    charts.set(chart.id, chart);
    if (charts.size <= CHARTS_KEPT) return;
    for (const [id, oldest] of charts) {
      if (oldest.wardId === pinned) continue;
      charts.delete(id);
      break;
    }
  }
  function addEvent(event: ClinicalEvent): void {
    const ofChart = events.get(event.chartId) ?? new Map<string, ClinicalEvent>();
    ofChart.set(event.id, event);
    events.set(event.chartId, ofChart);
    chartByEvent.set(event.id, event.chartId);
  }
  function putState(state: SmallState): void {
    states.set(state.id, state);
    if (state.chartId === null) return;
    const ofChart = statesByChart.get(state.chartId) ?? new Map<string, SmallState>();
    ofChart.set(state.id, state);
    statesByChart.set(state.chartId, ofChart);
  }
  function remove(item: Extract<FeedItem, { type: 'removed' }>): string | undefined {
    if (item.of === 'chart') {
      wardByChart.delete(item.id);
      charts.delete(item.id);
      return item.id;
    }
    if (item.of === 'event') {
      const chartId = chartByEvent.get(item.id);
      if (chartId !== undefined) events.get(chartId)?.delete(item.id);
      return chartId;
    }
    if (item.of === 'state') {
      const chartId = states.get(item.id)?.chartId ?? undefined;
      states.delete(item.id);
      if (chartId !== undefined) statesByChart.get(chartId)?.delete(item.id);
      return chartId;
    }
    wards.delete(item.id);
    return undefined;
  }
  function applyOne(item: FeedItem): string | undefined {
    switch (item.type) {
      case 'chart':
        wardByChart.set(item.id, item.document.wardId);
        keep(item.document);
        return item.id;
      case 'event':
        addEvent(item.document);
        return item.document.chartId;
      case 'state':
        putState(item.document);
        return item.document.chartId ?? undefined;
      case 'ward':
        wards.set(item.id, item.document);
        return undefined;
      case 'removed':
        return remove(item);
    }
  }
  return {
    chartIds: () => wardByChart.keys(),
    wards: () => [...wards.values()].sort((a, b) => a.name.localeCompare(b.name)),
    has: (chartId) => wardByChart.has(chartId),
    wardOf: (chartId) => wardByChart.get(chartId),
    cached: (chartId) => charts.get(chartId),
    keep,
    eventsOf: (chartId) => [...(events.get(chartId)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    event: (id) => events.get(chartByEvent.get(id) ?? '')?.get(id),
    statesOf: (chartId) => [...(statesByChart.get(chartId)?.values() ?? [])],
    addEvent,
    apply: (items) => {
      const touched = new Set<string>();
      for (const item of items) {
        const chartId = applyOne(item);
        if (chartId !== undefined) touched.add(chartId);
      }
      return touched;
    },
    pinWard: (wardId) => {
      pinned = wardId;
    },
    clear: () => {
      for (const map of [wardByChart, charts, events, chartByEvent, states, statesByChart, wards]) map.clear();
    },
  };
}
