import type { Instant } from '../../schema/instant.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import { backOffMs } from './backOff.ts';
import { isAnswered, type EntryProgress } from './outboxEntry.ts';
import type { Settlement } from './ports.ts';
import { nextLatencyMs, nextPageSize } from './pageSize.ts';
import { entriesOf, fresh, moved, record, withChanged, withFailure } from './pushEntries.ts';
import { LARGEST_BATCH, type PushCommand, type PushInput, type PushState, type PushStep } from './pushState.ts';
import { go } from './pushSending.ts';

/**
 * About five minutes of waiting for what an act refers to: its intervention may be on its way from another workstation
 * (after a restore each replays its own). Then a person is told; nothing is dropped.
 */
const REFERENCE_TRIES = 12;
const SIGN_IN_LOOK_MS = 60_000;

export function answered(state: PushState, input: Extract<PushInput, { kind: 'answered' }>): PushStep {
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
      ...paced(state, ids.length, input.durationMs),
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

/** Towards 2 s a batch in both directions, as pages are; one that had been halved down to a single act doubles. */
function paced(state: PushState, sent: number, durationMs: number): Pick<PushState, 'batchLimit' | 'latencyMs'> {
  const latencyMs = nextLatencyMs(state.latencyMs, sent, durationMs);
  const sized = nextPageSize(state.batchLimit, sent, durationMs, latencyMs, LARGEST_BATCH);
  // A short batch is all there was: it holds back nothing that comes later.
  const grown = sent < state.batchLimit && durationMs - latencyMs < 1000 ? state.batchLimit * 2 : sized;
  return { batchLimit: Math.min(LARGEST_BATCH, state.batchLimit * 2, grown), latencyMs };
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
