import { ageAt } from '../../../clinical/facts/age.ts';
import { findingStates } from '../../../clinical/answers/findingStates.ts';
import type { Facts } from '../../../clinical/review/review.ts';
import { lineStates } from '../../../clinical/validation/lineStates.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import type { FeedItem } from '../../../schema/wire/feedItem.ts';
import type { HonestState } from '../../../sync/client/honestState.ts';
import type { OutboxEntry } from '../../../sync/client/outboxEntry.ts';
import type { ReviewedChart } from '../away/seenChart.ts';
import { overlayCommands, type PendingCommand } from '../acts/overlayCommands.ts';
import type { SearchHit } from '../desk.ts';
import type { ChartView, WorklistQuery, WorklistView } from '../deskViews.ts';
import { createPatientDirectory } from '../directory/patientDirectory.ts';
import { chartView } from '../views/chartView.ts';
import { effectiveRank } from '../views/effectiveRank.ts';
import { fromPeers } from '../views/fromPeers.ts';
import { openInterventions } from '../views/openInterventions.ts';
import { progressByAct } from '../views/outboxRows.ts';
import { worklistRow } from '../views/worklistRow.ts';
import { worklistView, type RankedRow } from '../views/worklistView.ts';
import { createPatients, type Patients } from './patients.ts';
import type { Reviewer } from './reviewer.ts';
import { createWorkQueue, type QueuePlatform, type WorkQueue } from './workQueue.ts';

export interface DeskModelInputs {
  readonly reviewer: Reviewer;
  readonly userId: string;
  /** Wards of the session, also those of which nothing is here yet. */
  readonly wards: readonly Pick<Ward, 'id' | 'name'>[];
  readonly wardsLoading: () => HonestState['wardsLoading'];
  /** From the database, when the chart is not in memory. null: not there, or it could not be read. */
  readonly readChart: (chartId: string) => Promise<Chart | null>;
  readonly outbox: () => readonly OutboxEntry[];
  /** The workstation that an event came from, while the server has not shown it. */
  readonly fromPeer: (eventId: string) => string | undefined;
  readonly platform: QueuePlatform;
  /** A review broke: nothing more is reviewed, and the person must know. */
  readonly broke: (defect: Error) => void;
  /** What every review says, for whoever compares it with what was seen. null: the chart could not be read. */
  readonly reviewed: (chartId: string, now: ReviewedChart | null) => void;
  /** A chart arrived, changed or left: its review is still to come. */
  readonly arrived: (chartId: string) => void;
  /** Something a view shows has changed: one patient, or (null) the list as a whole. */
  readonly changed: (chartId: string | null) => void;
}

/** The patients of the scope with their reviews: what the views are made from. */
export interface DeskModel {
  readonly patients: Patients;
  readonly queue: WorkQueue;
  apply(items: readonly FeedItem[]): void;
  /** Looks at one patient again at once (an act was written) or at everyone (time passed, knowledge or feeds changed). */
  touch(chartId: string): void;
  touchAll(): void;
  /** Once more, before those that are looked at only because time passed. */
  again(chartId: string): void;
  /** Another ward is whole, or no longer: the list says so. */
  wardsChanged(): void;
  worklist(query: WorklistQuery): WorklistView;
  chart(chartId: string, worklist: readonly string[]): Promise<ChartView | null>;
  /** null: no such patient in scope. */
  factsOf(chartId: string): Promise<Facts | null>;
  search(words: string): readonly SearchHit[];
  /** Charts on a screen are looked at before others. */
  setOpenChart(chartId: string | null): void;
  setWard(wardId: string | null): void;
  clear(): void;
}

const MOST_HITS = 20;

export function createDeskModel(inputs: DeskModelInputs): DeskModel {
  const patients = createPatients();
  const directory = createPatientDirectory();
  const rows = new Map<string, RankedRow>();
  const stateSeqs = new Map<string, number>();
  let openChart: string | null = null;
  let ward: string | null = null;
  const queue = createWorkQueue(lookAt, inputs.platform, inputs.broke);

  async function chartOf(chartId: string): Promise<Chart | null> {
    const cached = patients.cached(chartId);
    if (cached !== undefined || !patients.has(chartId)) return cached ?? null;
    const chart = await inputs.readChart(chartId);
    if (chart !== null && patients.has(chartId)) patients.keep(chart);
    return chart;
  }
  function factsOf(chart: Chart) {
    const facts = {
      chart,
      events: patients.eventsOf(chart.id),
      states: overlayCommands(patients.statesOf(chart.id), pendingCommands(inputs.outbox(), chart.id, stateSeqs)),
    };
    return { ...facts, review: inputs.reviewer(facts) };
  }
  async function lookAt(chartId: string): Promise<void> {
    const chart = await chartOf(chartId);
    if (chart === null) return inputs.reviewed(chartId, null);
    const facts = factsOf(chart);
    const lines = lineStates(chart, facts.events, facts.review);
    const findings = findingStates(facts.review, facts.events);
    const age = ageAt(chart.patient.birthDate, facts.review.at);
    rows.set(chartId, {
      row: worklistRow({
        ...facts,
        lineStates: lines,
        findingStates: findings,
        fromPeers: fromPeers(facts.events, inputs.fromPeer),
        ageYears: age === null ? null : age.minimumYears,
      }),
      rank: effectiveRank(facts.review, findings, lines),
      hasMyIntervention: openInterventions(facts.events).some(({ authorId }) => authorId === inputs.userId),
    });
    inputs.changed(chartId);
    inputs.reviewed(chartId, { ...facts, lineStates: lines, findingStates: findings });
  }
  const isUrgent = (chartId: string): boolean =>
    chartId === openChart || (ward !== null && patients.wardOf(chartId) === ward);

  return {
    patients,
    queue,
    apply: (items) => {
      for (const item of items) {
        if (item.type === 'chart') directory.put(item.document);
        if (item.type === 'state') stateSeqs.set(item.id, item.seq);
      }
      for (const chartId of patients.apply(items)) {
        if (patients.has(chartId)) queue.add(chartId, isUrgent(chartId) ? 'urgent' : 'new');
        else {
          directory.remove(chartId);
          rows.delete(chartId);
          inputs.changed(chartId);
        }
        inputs.arrived(chartId);
      }
      if (items.some(({ type }) => type === 'ward')) inputs.changed(null);
    },
    touch: (chartId) => queue.add(chartId, 'urgent'),
    again: (chartId) => queue.add(chartId, isUrgent(chartId) ? 'urgent' : 'new'),
    touchAll: () => {
      for (const chartId of patients.chartIds()) queue.add(chartId, isUrgent(chartId) ? 'urgent' : 'again');
    },
    wardsChanged: () => inputs.changed(null),
    worklist: (query) =>
      worklistView(
        query,
        rows.values(),
        directory.match(query.words),
        withWardsOf(inputs.wards, patients.wards(), inputs.wardsLoading()),
        countUnreviewed(patients, rows, query.wardId, inputs.wardsLoading()),
        inputs.wardsLoading(),
      ),
    chart: async (chartId, worklist) => {
      const chart = await chartOf(chartId);
      return chart === null
        ? null
        : chartView({
            ...factsOf(chart),
            progress: progressByAct(inputs.outbox()),
            fromPeer: inputs.fromPeer,
            worklist,
          });
    },
    factsOf: async (chartId) => {
      const chart = await chartOf(chartId);
      return chart === null ? null : factsOf(chart);
    },
    search: (words) => directory.search(words, MOST_HITS),
    setOpenChart: (chartId) => {
      openChart = chartId;
    },
    setWard: (wardId) => {
      ward = wardId;
      patients.pinWard(wardId);
    },
    clear: () => {
      queue.stop();
      rows.clear();
      directory.clear();
      patients.clear();
    },
  };
}

/** Patients known and not reviewed yet. Of wards that are loading the view counts all who are not on the list, with these. */
function countUnreviewed(
  patients: Patients,
  rows: ReadonlyMap<string, RankedRow>,
  wardId: string | null,
  loading: HonestState['wardsLoading'],
): number {
  const counted = new Set(loading.filter((ward) => ward.patients !== null).map((ward) => ward.wardId));
  let missing = 0;
  for (const chartId of patients.chartIds()) {
    const ward = patients.wardOf(chartId);
    const isOfView = wardId === null || ward === wardId;
    if (isOfView && !rows.has(chartId) && (ward === undefined || !counted.has(ward))) missing += 1;
  }
  return missing;
}

/** A ward of which nothing came yet is on the list as loading; one that the server has no more is not. */
function withWardsOf(
  ofSession: readonly Pick<Ward, 'id' | 'name'>[],
  known: readonly Ward[],
  loading: HonestState['wardsLoading'],
): readonly Pick<Ward, 'id' | 'name'>[] {
  const isKnown = new Set(known.map(({ id }) => id));
  const arriving = new Set(loading.map(({ wardId }) => wardId));
  const coming = ofSession.filter(({ id }) => !isKnown.has(id) && arriving.has(id));
  return [...known, ...coming].sort((a, b) => a.name.localeCompare(b.name));
}

/** @param stateSeqs what the mirror holds: an answer of the server that it has passed needs nothing on top */
function pendingCommands(
  entries: readonly OutboxEntry[],
  chartId: string,
  stateSeqs: ReadonlyMap<string, number>,
): readonly PendingCommand[] {
  return entries.flatMap(({ item, progress }): readonly PendingCommand[] => {
    if (item.type !== 'command' || item.document.chartId !== chartId) return [];
    const command = item.document;
    switch (progress.step) {
      case 'onThisWorkstation':
      case 'sent':
        return [{ command, answer: 'none' }];
      case 'accepted':
        return [{ command, answer: 'accepted' }];
      case 'conflict':
        return (stateSeqs.get(command.stateId) ?? 0) < progress.seq ? [{ command, answer: 'conflict' }] : [];
      default:
        return [];
    }
  });
}
