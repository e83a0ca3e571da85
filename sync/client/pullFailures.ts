import type { Verdict } from '../result/classify.ts';
import { backOffMs } from './backOff.ts';
import { pageSizeAfterFailure } from './pageSize.ts';
import type { StorageFailure } from './ports.ts';
import { NET_MS, type PullState, type PullStep } from './pullState.ts';

type Failure = { readonly verdict: Verdict } | { readonly storage: StorageFailure['kind'] };

/**
 * Stops the cycle. Pages read but not written are forgotten: the next cycle starts at the last position on the disk, so
 * a failed write can cost time and never a document.
 */
export function failed(
  state: PullState,
  failure: Failure,
  at: { readonly nowMs: number; readonly random: number },
): PullStep {
  const failuresInRow = state.failuresInRow + 1;
  const verdict = 'verdict' in failure ? failure.verdict : null;
  const afterSeconds = verdict?.kind === 'retry' ? verdict.afterSeconds : null;
  const notBeforeMs = at.nowMs + backOffMs(failuresInRow, at.random, afterSeconds);
  // Silence leaves what was verified true for its age; a fault of the disk or an odd answer does not.
  const silent = verdict?.kind === 'retry' && verdict.because !== 'server';
  const slow =
    verdict?.kind === 'halve' ||
    (verdict?.kind === 'retry' && (verdict.because === 'timeout' || verdict.because === 'unreachable'));
  return {
    state: {
      ...state,
      phase: 'waiting',
      run: state.run + 1,
      fetching: false,
      unpersisted: [],
      lastPageRead: false,
      probing: null,
      failuresInRow,
      notBeforeMs,
      checkNeeded: true,
      verified: state.verified && silent && state.position?.complete === true,
      // What does not open cannot be trusted to be compared: the mirror is a cache, and is pulled anew.
      rebuild: rebuildAfter(state, failure),
      storageFailure: 'storage' in failure ? failure.storage : state.storageFailure,
      reachable:
        verdict === null
          ? state.reachable
          : verdict.kind !== 'retry' || verdict.because === 'busy' || verdict.because === 'server',
      blocked: verdict?.kind === 'pushOnly' ? 'update' : state.blocked,
      pageSize: slow ? pageSizeAfterFailure(state.pageSize) : state.pageSize,
      bulkFailures: state.source === 'bulk' && state.phase === 'reading' ? state.bulkFailures + 1 : state.bulkFailures,
    },
    commands: [{ kind: 'abandonFetch' }, { kind: 'wakeAt', atMs: notBeforeMs }],
  };
}

function rebuildAfter(state: PullState, failure: Failure): PullState['rebuild'] {
  if ('storage' in failure) return failure.storage === 'corrupt' ? 'empty' : state.rebuild;
  return failure.verdict.kind === 'conflict' && state.rebuild === 'no' ? 'behind' : state.rebuild;
}

/** Asks for a person and looks again by the net: the shell may renew the session by itself. */
export function needsSignIn(state: PullState, at: { readonly nowMs: number }): PullStep {
  return waitFor({ ...state, blocked: 'signIn', reachable: true, checkNeeded: true }, at.nowMs);
}

export function waitFor(state: PullState, nowMs: number): PullStep {
  const notBeforeMs = nowMs + NET_MS;
  const resting = {
    ...state,
    phase: 'waiting' as const,
    run: state.run + 1,
    fetching: false,
    unpersisted: [],
    lastPageRead: false,
    notBeforeMs,
    checkNeeded: true,
  };
  return { state: resting, commands: [{ kind: 'abandonFetch' }, { kind: 'wakeAt', atMs: notBeforeMs }] };
}

/** Our server answered: nothing is wrong with the way to it. The back-off ends only when a page is on the disk. */
export function answered(state: PullState): PullStep {
  const signedIn = state.blocked === 'signIn';
  // The status needs no sign-in, so it proves none.
  if (signedIn && state.phase === 'checking') return { state: { ...state, reachable: true }, commands: [] };
  return {
    state: { ...state, reachable: true, blocked: state.wardIds.length === 0 ? 'forbidden' : 'nothing' },
    commands: signedIn ? [{ kind: 'signInSeen' }] : [],
  };
}
