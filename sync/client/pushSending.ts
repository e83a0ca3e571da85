import { nextAloneMs, nextBatch } from './batch.ts';
import { idOf, withChanged } from './pushEntries.ts';
import type { PushCommand, PushState, PushStep } from './pushState.ts';

/** Sends the next batch if one may go; says when to look again if it may not yet. */
export function go(state: PushState, before: readonly PushCommand[], nowMs: number): PushStep {
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
