import type { Instant } from '../../schema/instant.ts';
import { isDue } from './batch.ts';
import { isAnswered } from './outboxEntry.ts';
import { answered } from './pushAnswers.ts';
import { entriesOf, fresh, idOf, moved, record, withChanged, withNew } from './pushEntries.ts';
import { go } from './pushSending.ts';
import type { PushInput, PushState, PushStep } from './pushState.ts';

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
