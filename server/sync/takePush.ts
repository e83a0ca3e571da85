import type { Pool, PoolClient } from '../store/database.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import { isSoundCorrection } from '../../schema/state/correction.ts';
import { applyCommand } from '../../sync/state/applyCommand.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import {
  holdCharts,
  insertEvents,
  insertOutcomes,
  readOutcomes,
  readReferences,
  type ChartPlace,
  type OutcomeRow,
} from '../store/acts.ts';
import { inTransaction, sqlState } from '../store/database.ts';
import { publish, type Change } from '../store/publish.ts';
import type { Session } from '../store/sessions.ts';
import { holdStates, insertCommands, saveStates } from '../store/states.ts';
import { judgeItem } from './judgeItem.ts';
import { isRefused, readPushItem, refuse, type Refused, type SoundItem } from './pushItem.ts';

type Arrival = { readonly pool: Pool; readonly siteId: string; readonly session: Session; readonly now: Date };

/** Takes the items of one push, each judged by itself, in one transaction with their outcomes. One result per item, in order. */
export async function takePush(arrival: Arrival, rawItems: readonly unknown[]): Promise<PushResult[]> {
  const items = rawItems.map(readPushItem);
  const results = await takeSound(
    arrival,
    items.filter((item): item is SoundItem => !isRefused(item)),
  );
  return items.map((item) => {
    if (isRefused(item)) return item;
    const result = results.get(item);
    if (result === undefined) throw new Error('an item of a push has no result');
    return result;
  });
}

/** If PostgreSQL cannot hold one item's values, the others are taken without it. */
async function takeSound(arrival: Arrival, items: readonly SoundItem[]): Promise<Map<SoundItem, PushResult>> {
  if (items.length === 0) return new Map();
  try {
    return await inTransaction(arrival.pool, (client) => takeInTransaction(client, arrival, items));
  } catch (error) {
    if (sqlState(error)?.startsWith('22') !== true) throw error;
    const [only] = items;
    if (items.length === 1 && only !== undefined) {
      return new Map([[only, refuse(only.id, 'invalid', 'holds a value that cannot be stored')]]);
    }
    const results = new Map<SoundItem, PushResult>();
    for (const item of items) for (const [of, result] of await takeSound(arrival, [item])) results.set(of, result);
    return results;
  }
}

async function takeInTransaction(
  client: PoolClient,
  arrival: Arrival,
  items: readonly SoundItem[],
): Promise<Map<SoundItem, PushResult>> {
  const { siteId } = arrival;
  const results = new Map<SoundItem, PushResult>();
  const outcomes = await readOutcomes(
    client,
    siteId,
    items.map((item) => item.id),
  );
  const fresh = withoutReplays(items, outcomes, results);
  const charts = await holdCharts(
    client,
    siteId,
    fresh.flatMap(({ document }) => document.chartId ?? []),
  );
  const accepted = await judge(client, arrival, fresh, charts, results);
  const written = await write(client, arrival, accepted, charts, results);
  await insertOutcomes(client, siteId, written, arrival.now.toISOString());
  const byId = new Map(written.map((row) => [row.id, row]));
  // What came twice in this push was written once and is answered twice.
  for (const item of items) {
    const row = byId.get(item.id);
    if (results.has(item) || row === undefined) continue;
    results.set(
      item,
      row.contentHash === item.contentHash ? { id: item.id, outcome: row.outcome, seq: row.seq } : reused(item),
    );
  }
  return results;
}

/** Answers what the server has already taken, and leaves what it has not seen, each id once. */
function withoutReplays(
  items: readonly SoundItem[],
  outcomes: Awaited<ReturnType<typeof readOutcomes>>,
  results: Map<SoundItem, PushResult>,
): SoundItem[] {
  const fresh = new Map<string, SoundItem>();
  for (const item of items) {
    const past = outcomes.get(item.id);
    if (past === undefined) {
      if (!fresh.has(item.id)) fresh.set(item.id, item);
    } else if (past.contentHash === item.contentHash) {
      results.set(item, { id: item.id, outcome: past.outcome, seq: past.seq });
    } else {
      results.set(item, reused(item));
    }
  }
  return [...fresh.values()];
}

function reused(item: SoundItem): Refused {
  return refuse(item.id, 'idReused', 'the server has another act with this id');
}

/** A refused item takes those with it that refer to it; whatever the order in which they came. */
async function judge(
  client: PoolClient,
  { siteId, session }: Arrival,
  items: readonly SoundItem[],
  charts: ReadonlyMap<string, ChartPlace>,
  results: Map<SoundItem, PushResult>,
): Promise<SoundItem[]> {
  const stored = await readReferences(client, siteId, items.flatMap(referencesOf));
  let remaining = [...items];
  for (;;) {
    const references = new Map(stored);
    for (const item of remaining) {
      if (item.type === 'event') {
        references.set(item.id, { chartId: item.document.chartId, kind: item.document.body.kind });
      }
    }
    const known = { siteId, session, outcomes: new Map(), charts, references };
    const kept = remaining.filter((item) => {
      const refusal = judgeItem(item, known);
      if (refusal !== null) results.set(item, refusal);
      return refusal === null;
    });
    if (kept.length === remaining.length) return kept;
    remaining = kept;
  }
}

function referencesOf(item: SoundItem): string[] {
  if (item.type !== 'event') return [];
  const { body, corrects } = item.document;
  return [
    ...(body.kind === 'interventionOutcome' ? [body.interventionId] : []),
    ...(corrects === null ? [] : [corrects]),
  ];
}

async function write(
  client: PoolClient,
  { siteId, now }: Arrival,
  items: readonly SoundItem[],
  charts: ReadonlyMap<string, ChartPlace>,
  results: Map<SoundItem, PushResult>,
): Promise<OutcomeRow[]> {
  const receivedAt = now.toISOString();
  const wardOf = (chartId: string | null, wardId: string): string =>
    chartId === null ? wardId : (charts.get(chartId)?.wardId ?? wardId);
  const events = items.filter((item) => item.type === 'event');
  const merged = await merge(
    client,
    siteId,
    items.filter((item) => item.type === 'command'),
    results,
  );
  const changes: Change[] = [
    ...events.map(({ id, document: { chartId, wardId } }): Change => {
      return { type: 'event', id, wardId: wardOf(chartId, wardId), chartId, isRemoved: false };
    }),
    ...[...merged.states.values()].map(({ id, chartId, wardId }): Change => {
      return { type: 'state', id, wardId: wardOf(chartId, wardId), chartId, isRemoved: false };
    }),
  ];
  await insertEvents(
    client,
    siteId,
    events.map(({ id, document, text }) => {
      const { chartId, authorId, occurredAt, body } = document;
      return { id, chartId, authorId, occurredAt, kind: body.kind, document: text };
    }),
    receivedAt,
  );
  await saveStates(client, siteId, [...merged.states.values()], merged.isNew);
  await insertCommands(
    client,
    siteId,
    merged.taken.map(({ item }) => item.document),
    receivedAt,
  );
  const base = await publish(client, siteId, changes);
  const seqOf = new Map(changes.map((change, index) => [`${change.type} ${change.id}`, base + 1 + index]));
  const seq = (key: string): number => seqOf.get(key) ?? base;
  return [
    ...events.map(({ id, contentHash }) => ({
      id,
      contentHash,
      outcome: 'accepted' as const,
      seq: seq(`event ${id}`),
    })),
    ...merged.taken.map(({ item, outcome }) => {
      return { id: item.id, contentHash: item.contentHash, outcome, seq: seq(`state ${item.document.stateId}`) };
    }),
  ];
}

type CommandItem = Extract<SoundItem, { type: 'command' }>;

async function merge(
  client: PoolClient,
  siteId: string,
  items: readonly CommandItem[],
  results: Map<SoundItem, PushResult>,
): Promise<{
  states: Map<string, SmallState>;
  isNew: (stateId: string) => boolean;
  taken: { item: CommandItem; outcome: 'accepted' | 'conflict' }[];
}> {
  const stored = await holdStates(
    client,
    siteId,
    items.map((item) => item.document.stateId),
  );
  const states = new Map<string, SmallState>();
  const taken: { item: CommandItem; outcome: 'accepted' | 'conflict' }[] = [];
  for (const item of items) {
    const { stateId, kind, wardId, chartId } = item.document;
    const before = states.get(stateId) ?? stored.get(stateId);
    // The state of a patient goes with the patient, so its first command may have come from the ward before.
    const isOther =
      before !== undefined &&
      (before.kind !== kind || before.chartId !== chartId || (chartId === null && before.wardId !== wardId));
    if (isOther) {
      results.set(item, refuse(item.id, 'invalid', 'this state is of another kind, patient or ward'));
      continue;
    }
    if (!isSoundCorrection(item.document)) {
      results.set(item, refuse(item.id, 'invalid', 'this field cannot have this value'));
      continue;
    }
    const { state, outcome } = applyCommand(before, item.document);
    states.set(stateId, state);
    taken.push({ item, outcome });
  }
  return { states, isNew: (stateId) => !stored.has(stateId), taken };
}
