import type { Instant } from '../../schema/instant.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import { backOffMs } from './backOff.ts';
import { isDue, nextAloneMs, nextBatch } from './batch.ts';
import { isAnswered, type EntryProgress, type OutboxEntry } from './outboxEntry.ts';
import type { Settlement } from './ports.ts';
import {
  LARGEST_BATCH,
  type Attempts,
  type PushCommand,
  type PushInput,
  type PushState,
  type PushStep,
} from './pushState.ts';

const fresh: Attempts = { failures: 0, askedAgain: false, notBeforeMs: 0 };

/**
 * About five minutes of waiting for what an act refers to: its intervention may be on its way from another workstation
 * (after a restore each replays its own). Then a person is told; nothing is dropped.
 */
const REFERENCE_TRIES = 12;
const SIGN_IN_LOOK_MS = 60_000;

/**
 * The push-only outbox without I/O: every input gives the next state and what is to be done. An entry leaves only by
 * `pruned`, after the whole ward could see it; every other end is a state that someone can read.
 */
export function stepPush(state: PushState, input: PushInput): PushStep {
  switch (input.kind) {
    case 'loaded':
    case 'enqueued':
      return go(withNew(state, input.entries), [], input.nowMs);
    case 'answered':
      return answered(state, input);
    case 'woken':
      return go(state, [], input.nowMs);
    case 'syncNow':
      return go({ ...state, notBeforeMs: 0 }, [], input.nowMs);
    case 'signedIn':
      return go(
        { ...state, waitingFor: state.waitingFor === 'signIn' ? 'nothing' : state.waitingFor, notBeforeMs: 0 },
        [],
        input.nowMs,
      );
    case 'ledgerCompared':
      return ledgerCompared(state, input);
    case 'epochKnown':
      return { state: { ...state, epoch: input.epoch }, commands: [] };
    case 'epochChanged':
      return epochChanged(state, input);
    case 'retryItem': {
      const entry = state.entries.get(input.id);
      if (entry?.progress.step !== 'needsAttention') return { state, commands: [] };
      const again = moved(entry, { step: 'onThisWorkstation' }, input.at);
      const attempts = new Map(state.attempts);
      attempts.delete(input.id);
      return go(withChanged({ ...state, attempts }, [again]), [record([again])], input.nowMs);
    }
    case 'pruned': {
      const entries = new Map(state.entries);
      for (const id of input.ids) {
        const step = entries.get(id)?.progress.step;
        if (step === 'visibleToWard' || step === 'conflict') entries.delete(id);
      }
      return { state: { ...state, entries }, commands: [] };
    }
  }
}

/** Sends the next batch if one may go; says when to look again if it may not yet. */
function go(state: PushState, before: readonly PushCommand[], nowMs: number): PushStep {
  if (state.inFlight !== null) return { state, commands: before };
  const batch = nextBatch(state, nowMs);
  if (batch.length === 0) {
    const alone = nextAloneMs(state);
    return {
      state,
      commands: alone === null || alone <= nowMs ? before : [...before, { kind: 'wakeAt', atMs: alone }],
    };
  }
  if (nowMs < state.notBeforeMs) return { state, commands: [...before, { kind: 'wakeAt', atMs: state.notBeforeMs }] };
  const requestId = state.lastRequestId + 1;
  const sent = batch.map((entry) => ({ ...entry, progress: { step: 'sent' as const } }));
  return {
    state: { ...withChanged(state, sent), inFlight: { requestId, ids: batch.map(idOf) }, lastRequestId: requestId },
    commands: [...before, { kind: 'push', requestId, items: batch.map(({ item }) => item) }],
  };
}

function answered(state: PushState, input: Extract<PushInput, { kind: 'answered' }>): PushStep {
  // An answer to a request that a new epoch made void must not be believed: it may speak of the server before its restore.
  if (state.inFlight?.requestId !== input.requestId) return { state, commands: [] };
  const { ids } = state.inFlight;
  const landed = { ...state, inFlight: null };
  const { verdict, nowMs, random } = input;
  switch (verdict.kind) {
    case 'ok':
      return input.results === null
        ? later(landed, ids, nowMs, random, null, false)
        : resultsCame(landed, ids, input.results, input);
    case 'retry': {
      // Silence and overload say nothing about the items; an error or a timeout may be one item's doing.
      const suspicious = verdict.because === 'server' || verdict.because === 'timeout';
      return later(landed, ids, nowMs, random, verdict.afterSeconds, suspicious);
    }
    case 'signIn':
      // Paused, everything kept. It looks again by itself now and then: the shell may renew the session without a word.
      return go({ ...landed, waitingFor: 'signIn', notBeforeMs: nowMs + SIGN_IN_LOOK_MS }, [], nowMs);
    case 'pushOnly':
      return later({ ...landed, waitingFor: 'update' }, ids, nowMs, random, 60, false);
    case 'halve':
    case 'invalid':
    case 'forbidden':
    case 'conflict':
      return refusedWhole(landed, ids, verdict.kind, input);
  }
}

function later(
  state: PushState,
  ids: readonly string[],
  nowMs: number,
  random: number,
  afterSeconds: number | null,
  suspicious: boolean,
): PushStep {
  const failuresInRow = state.failuresInRow + 1;
  const notBeforeMs = nowMs + backOffMs(failuresInRow, random, afterSeconds);
  const waiting = { ...state, failuresInRow, notBeforeMs };
  if (!suspicious) return go(waiting, [], nowMs);
  return go({ ...withFailure(waiting, ids), batchLimit: Math.max(1, Math.floor(ids.length / 2)) }, [], nowMs);
}

/** A whole batch was refused: halve it until the item that the server means stands alone. */
function refusedWhole(
  state: PushState,
  ids: readonly string[],
  why: 'halve' | 'invalid' | 'forbidden' | 'conflict',
  input: { readonly nowMs: number; readonly at: Instant },
): PushStep {
  if (ids.length > 1)
    return go({ ...withFailure(state, ids), batchLimit: Math.floor(ids.length / 2) }, [], input.nowMs);
  const reason = ({ halve: 'tooLarge', invalid: 'invalid', forbidden: 'forbidden', conflict: 'idReused' } as const)[
    why
  ];
  const entries = entriesOf(state, ids).map((entry) =>
    moved(entry, { step: 'needsAttention', reason, detail: '' }, input.at),
  );
  return go({ ...withChanged(state, entries), batchLimit: LARGEST_BATCH }, [record(entries)], input.nowMs);
}

function resultsCame(
  state: PushState,
  ids: readonly string[],
  results: readonly (PushResult | null)[],
  input: Extract<PushInput, { kind: 'answered' }>,
): PushStep {
  const { nowMs, at, random } = input;
  const inOrder =
    results.length === ids.length && results.every((result, index) => result === null || result.id === ids[index]);
  // Not exactly one result for each, in order: no telling what it speaks of. All go again; ids make that harmless.
  if (!inOrder) return later(state, ids, nowMs, random, null, true);
  const answers = results.filter((result) => result !== null);
  const known = answers.filter((result) => !awaitsReference(state, result));
  const early = answers.filter((result) => awaitsReference(state, result)).map(({ id }) => id);
  const changed = known.flatMap((result) => {
    const entry = state.entries.get(result.id);
    return entry === undefined ? [] : [moved(entry, progressBy(result), at)];
  });
  const unknown = ids.filter((_, index) => results[index] === null);
  const settled = withChanged(
    {
      ...waitingAlone(state, early, nowMs, random),
      batchLimit: Math.min(LARGEST_BATCH, state.batchLimit * 2),
      failuresInRow: 0,
      notBeforeMs: 0,
      waitingFor: 'nothing',
    },
    changed,
  );
  const commands: PushCommand[] =
    changed.length === 0 ? [] : [{ kind: 'record', entries: changed, settlements: known.map(settlementOf) }];
  const epochDiffers = state.epoch !== null && input.epoch !== null && input.epoch !== state.epoch;
  if (epochDiffers || changed.some(({ progress }) => isAnswered(progress))) commands.push({ kind: 'pullNow' });
  if (unknown.length === 0) return go(settled, commands, nowMs);
  const waiting = later(withFailure(settled, unknown), unknown, nowMs, random, null, false);
  return { state: waiting.state, commands: [...commands, ...waiting.commands] };
}

/** Refused because what it refers to is not there yet (F21): it waits by itself and holds up nobody. */
function awaitsReference(state: PushState, result: PushResult): boolean {
  const referring =
    result.outcome === 'refused' && (result.reason === 'unknownReference' || result.reason === 'unknownChart');
  return referring && (state.attempts.get(result.id)?.failures ?? 0) < REFERENCE_TRIES;
}

function waitingAlone(state: PushState, ids: readonly string[], nowMs: number, random: number): PushState {
  const counted = withFailure(state, ids);
  const attempts = new Map(counted.attempts);
  for (const id of ids) {
    const one = attempts.get(id) ?? fresh;
    attempts.set(id, { ...one, notBeforeMs: nowMs + backOffMs(one.failures, random, null) });
  }
  return { ...counted, attempts };
}

function progressBy(result: PushResult): EntryProgress {
  return result.outcome === 'refused'
    ? { step: 'needsAttention', reason: result.reason, detail: result.detail }
    : { step: result.outcome, seq: result.seq };
}

function settlementOf(result: PushResult): Settlement {
  return {
    line: 'settled',
    id: result.id,
    outcome: result.outcome,
    seq: result.outcome === 'refused' ? 0 : result.seq,
  };
}

function ledgerCompared(state: PushState, input: Extract<PushInput, { kind: 'ledgerCompared' }>): PushStep {
  const visible = entriesOf(state, [...input.visible]).flatMap((entry) =>
    entry.progress.step === 'accepted'
      ? [moved(entry, { step: 'visibleToWard', seq: entry.progress.seq }, input.at)]
      : [],
  );
  const lost = entriesOf(state, [...input.missing]).filter(
    (entry) => entry.progress.step === 'accepted' && state.attempts.get(idOf(entry))?.askedAgain !== true,
  );
  const attempts = new Map(state.attempts);
  for (const entry of lost) attempts.set(idOf(entry), { ...(attempts.get(idOf(entry)) ?? fresh), askedAgain: true });
  const again = lost.map((entry) => moved(entry, { step: 'sent' }, input.at));
  const changed = [...visible, ...again];
  return go(withChanged({ ...state, attempts }, changed), changed.length === 0 ? [] : [record(changed)], input.nowMs);
}

function epochChanged(state: PushState, input: Extract<PushInput, { kind: 'epochChanged' }>): PushStep {
  const known = withNew(state, input.journal);
  const again = [...known.entries.values()]
    .filter(({ progress }) => isAnswered(progress))
    .map((entry) => moved(entry, { step: 'onThisWorkstation' }, input.at));
  const replaying = {
    ...withChanged(known, again),
    epoch: input.epoch,
    inFlight: null,
    attempts: new Map(),
    failuresInRow: 0,
    notBeforeMs: 0,
  };
  const toRecord = [...new Map([...input.journal, ...again].map((entry) => [idOf(entry), entry])).values()];
  return go(
    replaying,
    toRecord.length === 0 ? [] : [record(toRecord.map((entry) => replaying.entries.get(idOf(entry)) ?? entry))],
    input.nowMs,
  );
}

function record(entries: readonly OutboxEntry[]): PushCommand {
  return { kind: 'record', entries, settlements: [] };
}

function idOf(entry: OutboxEntry): string {
  return entry.item.document.id;
}

function moved(entry: OutboxEntry, progress: EntryProgress, at: Instant): OutboxEntry {
  return { ...entry, progress, progressAt: at };
}

function entriesOf(state: PushState, ids: readonly string[]): readonly OutboxEntry[] {
  return ids.flatMap((id) => state.entries.get(id) ?? []);
}

function withChanged(state: PushState, changed: readonly OutboxEntry[]): PushState {
  if (changed.length === 0) return state;
  const entries = new Map(state.entries);
  for (const entry of changed) entries.set(idOf(entry), entry);
  return { ...state, entries };
}

/** What is already here wins: the same act twice is one act, and its progress is known here. */
function withNew(state: PushState, added: readonly OutboxEntry[]): PushState {
  return withChanged(
    state,
    added.filter((entry) => !state.entries.has(idOf(entry))),
  );
}

function withFailure(state: PushState, ids: readonly string[]): PushState {
  const attempts = new Map(state.attempts);
  for (const id of ids) {
    const before = attempts.get(id) ?? fresh;
    attempts.set(id, { ...before, failures: before.failures + 1 });
  }
  return { ...state, attempts };
}

/** What the honest state counts. A conflict is not among it: the server holds it, and the conflict inbox shows it. */
export function countOutbox(state: PushState): {
  readonly unsent: number;
  readonly needingAttention: number;
  readonly oldestUnsentAt: Instant | null;
} {
  const entries = [...state.entries.values()];
  const unsent = entries.filter(isDue).sort((a, b) => a.order - b.order);
  return {
    unsent: unsent.length,
    needingAttention: entries.filter(({ progress }) => progress.step === 'needsAttention').length,
    oldestUnsentAt: unsent[0]?.item.document.occurredAt ?? null,
  };
}
