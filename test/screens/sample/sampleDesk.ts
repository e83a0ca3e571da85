import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Desk } from '../../../renderer/desk/desk.ts';
import type {
  ActProgress,
  ChartView,
  OutboxRow,
  WorklistFilter,
  WorklistQuery,
  WorklistRow,
  WorklistView,
} from '../../../renderer/desk/deskViews.ts';
import { createSampleCorrections } from './sampleCorrections.ts';
import type { SamplePatientFacts } from './samplePatientFacts.ts';
import { sampleAway, sampleAwayItems } from './sampleAway.ts';
import { RUNNING } from './sampleReview.ts';
import { syncView, type SampleState } from './sampleStates.ts';
import { SUBSTANCE_NAMES } from './substanceNames.ts';
import { at } from './sampleTime.ts';
import { message } from './sampleMessage.ts';
import { sealed } from './sampleActs.ts';
import { chartView, samplePatients, worklistRow } from './sampleViews.ts';

const CROWD = 10_000;

/** As on a disk: they outlive the desk that a lock ends. */
const drafts = new Map<string, string>();

/** A desk in memory for pictures and screen tests: the views of `Desk` over made-up patients, in one chosen state. */
export function createSampleDesk(state: SampleState, unsentAtStart: readonly OutboxRow[] = []): Desk {
  const written: ClinicalEvent[] = [];
  const marks = new Map<string, boolean>();
  const listeners = new Set<() => void>();
  const corrections = createSampleCorrections(state === 'disagreement' ? ['chart-18'] : []);
  const order = samplePatients.map(({ chart }) => chart.id);
  const patients =
    state === 'emptyWard' || state === 'loadStarting' || state === 'nothingLoaded'
      ? []
      : state === 'firstLoad'
        ? samplePatients.slice(0, 6)
        : samplePatients;
  let away = sampleAwayItems;
  const progressOfNew: ActProgress = state === 'normal' || state === 'tenThousand' ? 'accepted' : 'onThisWorkstation';

  function viewOf(chartId: string): ChartView | null {
    const facts = patients.find(({ chart }) => chart.id === chartId);
    if (facts === undefined) return null;
    const mine = written.filter((event) => event.chartId === chartId);
    const seen = state === 'knowledgeFailed' ? withoutKnowledge(facts) : facts;
    const view = chartView(
      seen,
      [...facts.events, ...mine],
      Object.fromEntries(mine.map(({ id }) => [id, progressOfNew])),
      order,
    );
    // While the server is away, what colleagues did came from their workstations.
    const theirs = state === 'needsAttention' ? facts.events.filter(({ authorId }) => authorId !== 'martin') : [];
    const fromPeers = Object.fromEntries(theirs.map(({ id }) => [id, 'ward-2a-01']));
    return {
      ...view,
      fromPeers,
      states: [...reviewingStates(chartId, marks.get(chartId)), ...corrections.of(chartId)],
    };
  }
  function rows(): readonly WorklistRow[] {
    const real = patients
      .map(({ chart }) => viewOf(chart.id))
      .filter((view) => view !== null)
      .map(worklistRow);
    return state === 'tenThousand' ? crowdOf(real) : real;
  }
  function worklist(query: WorklistQuery): WorklistView {
    const all = rows().filter((row) => matches(row, query.words));
    const counts = { all: all.length, toReview: 0, changed: 0, notAssessed: 0, myInterventions: 0 };
    for (const filter of ['toReview', 'changed', 'notAssessed', 'myInterventions'] as const)
      counts[filter] = all.filter((row) => passes(row, filter)).length;
    const total = rows().length;
    const isLoading = state === 'firstLoad' || state === 'loadStarting';
    const disagreements = rows().filter((row) => row.disagreements > 0);
    return {
      query,
      rows: all.filter((row) => passes(row, query.filter)).slice(0, 500),
      beyond: Math.max(0, counts[query.filter] - 500),
      disagreements: disagreements.map(({ chartId }) => chartId),
      counts,
      pending: state === 'firstLoad' ? 22 : state === 'loadStarting' ? 31 : 0,
      wards: [
        { id: '3b', name: '3B Cardiology', patients: total, loading: isLoading ? { patientsDue: 31 } : null },
        { id: '4a', name: '4A Geriatrics', patients: 0, loading: isLoading ? { patientsDue: 40 } : null },
      ],
    };
  }
  function outbox(): readonly OutboxRow[] {
    const mine = written.map((event): OutboxRow => ({
      id: event.id,
      kind: event.body.kind,
      chartId: event.chartId,
      patientName: nameOf(event.chartId),
      occurredAt: event.occurredAt,
      progress: progressOfNew,
      reason: null,
    }));
    return [...unsentAtStart, ...mine];
  }
  function nameOf(chartId: string): string | null {
    const patient = patients.find(({ chart }) => chart.id === chartId)?.chart.patient;
    return patient === undefined ? null : `${patient.familyName.toUpperCase()}, ${patient.givenNames.join(' ')}`;
  }
  function subscribe<T>(read: () => T, listen: (value: T) => void): () => void {
    const tell = (): void => listen(read());
    listeners.add(tell);
    queueMicrotask(tell);
    return () => void listeners.delete(tell);
  }
  return {
    start: () => Promise.resolve({ ok: true, substanceNames: SUBSTANCE_NAMES }),
    stop: () => Promise.resolve(),
    onFailure: () => () => undefined,
    subscribeWorklist: (query, listen) => subscribe(() => worklist(query), listen),
    subscribeChart: (chartId, listen) => subscribe(() => viewOf(chartId), listen),
    subscribeSync: (listen) =>
      subscribe(
        () => syncView(state, outbox().filter(({ progress }) => progress === 'onThisWorkstation').length),
        listen,
      ),
    subscribeOutbox: (listen) => subscribe(outbox, listen),
    subscribeAway: (listen) => subscribe(() => sampleAway(state, away), listen),
    markAwaySeen: (ids) => {
      away = away.filter(({ id }) => !ids.includes(id));
      for (const tell of listeners) tell();
      return Promise.resolve();
    },
    compareAway: () => Promise.resolve(),
    write: (act) => {
      if (state === 'writeFails') return Promise.resolve({ ok: false, reason: message('desk.write.diskFull') });
      const event = sealed(act);
      if (event !== null) written.push(event);
      if (act.kind === 'correct') corrections.write(act);
      if (act.kind === 'assign') marks.set(act.chartId, act.reviewing);
      for (const tell of listeners) tell();
      return Promise.resolve({ ok: true, id: event?.id ?? 'command' });
    },
    search: (words) =>
      Promise.resolve(
        words === ''
          ? []
          : rows()
              .filter((row) => matches(row, words))
              .slice(0, 20)
              .map((row) => ({
                chartId: row.chartId,
                label: `${row.familyName.toUpperCase()}, ${row.givenNames.join(' ')}`,
                detail: row.bed ?? '',
                matchedOn: 'name' as const,
              })),
      ),
    saveDraft: (draft) => {
      drafts.set(draft.key, draft.text);
      return Promise.resolve();
    },
    loadDraft: (key) => {
      const text = drafts.get(key);
      return Promise.resolve(text === undefined ? null : { key, text });
    },
    whatIf: () => Promise.resolve(null),
    alternatives: () => Promise.resolve(null),
    syncNow: () => Promise.resolve(),
  };
}

/** Who is on a patient: what was set here, else a colleague on one of them. */
function reviewingStates(chartId: string, mine: boolean | undefined): ChartView['states'] {
  if (mine === undefined && chartId !== 'chart-02') return [];
  const author =
    mine === undefined ? { authorId: 'roux', authorName: 'A. Roux' } : { authorId: 'martin', authorName: 'C. Martin' };
  return [
    {
      id: `assignment:${chartId}`,
      kind: 'assignment',
      siteId: 'site',
      wardId: '3b',
      chartId,
      fields: { reviewing: { value: mine ?? true, ...author, occurredAt: at(0, '08:05') } },
      conflicts: [],
    },
  ];
}

function passes(row: WorklistRow, filter: WorklistFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'toReview':
      return row.validatedLines < row.currentLines || row.unansweredMustAnswer > 0;
    case 'changed':
      return row.changes.length > 0;
    case 'notAssessed':
      return row.notAssessedChecks > 0;
    case 'myInterventions':
      return row.openInterventions > 0;
  }
}

function matches(row: WorklistRow, words: string): boolean {
  const text = `${row.familyName} ${row.givenNames.join(' ')} ${row.bed ?? ''}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function crowdOf(real: readonly WorklistRow[]): readonly WorklistRow[] {
  return Array.from({ length: CROWD }, (_, index) => {
    const row = real[index % real.length];
    if (row === undefined) throw new Error('the sample ward has no patients');
    return index < real.length
      ? row
      : { ...row, chartId: `crowd-${index}`, bed: String(index), familyName: `${row.familyName}-${index}` };
  });
}

/** What the engine gives when no knowledge loaded: no finding, and every running family "unavailable". */
function withoutKnowledge(facts: SamplePatientFacts): SamplePatientFacts {
  const unknowns = RUNNING.map((family) => ({
    family,
    orderIds: facts.chart.orders.map(({ id }) => id),
    reason: 'unavailable' as const,
    input: 'knowledge',
    detail: message('notAssessed.noKnowledge', { family }),
  }));
  return { ...facts, findings: [], unknowns };
}
