import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { answered, failed, needsSignIn, waitFor } from './pullFailures.ts';
import { applied, digested, fetched, finished, read } from './pullReading.ts';
import { scopeKeyOf, start, type PullInput, type PullState, type PullStep } from './pullState.ts';

/**
 * The pull-only mirror without I/O. One cycle: check the server when in doubt, read pages, write each before counting on
 * it, compare digests at the end. The first failure of any kind stops the cycle; the next starts from what is on the disk.
 */
export function stepPull(before: PullState, input: PullInput): PullStep {
  const state = { ...before, nowMs: input.nowMs };
  switch (input.kind) {
    case 'started':
      return beginCycle({
        ...state,
        position: input.position,
        rebuild: input.position === null || input.position.protocol === PROTOCOL_VERSION ? 'no' : 'anew',
        checkNeeded: true,
        phase: 'waiting',
        feedsAsOf: input.position?.feedsAsOf ?? {},
        dataAsOf: input.position?.asOf ?? null,
      });
    case 'stopped':
      return { state: { ...voided(state), phase: 'stopped' }, commands: [{ kind: 'abandonFetch' }] };
    case 'scopeChanged':
      return scopeChanged(state, input.wardIds);
    case 'wardsWanted':
      // What is being read goes on to its end: that is soon, and a stream begun anew would cost more than it gives.
      return { state: { ...state, wantedFirst: input.wardIds }, commands: [] };
    case 'woken':
      return wake(state, input.nowMs);
    case 'syncNow':
      return wake(
        { ...state, notBeforeMs: 0, checkNeeded: state.checkNeeded || state.blocked !== 'nothing' },
        input.nowMs,
      );
    case 'serverChanged':
      return serverChanged(state, input);
    default:
      // An answer to what a new scope, a failure or a stop made void.
      return input.run === state.run ? answer(state, input) : { state, commands: [] };
  }
}

function answer(state: PullState, input: Extract<PullInput, { readonly run: number }>): PullStep {
  switch (input.kind) {
    case 'statusAnswered':
      return statusAnswered(state, input);
    case 'wardProbed':
      return wardProbed(state, input);
    case 'prepared':
      if (input.failure !== null) return failed(state, { storage: input.failure.kind }, input);
      return read({ ...state, position: input.position, storageFailure: null, rebuild: 'no' });
    case 'fetched':
      return input.verdict.kind === 'forbidden' ? probe(state) : fetched(state, input);
    case 'applied':
      return applied(state, input);
    case 'digested':
      return digested(state, input, beginCycle);
    case 'finished':
      return finished(state, input, beginCycle);
  }
}

function voided(state: PullState): PullState {
  return { ...state, run: state.run + 1, fetching: false, unpersisted: [], lastPageRead: false, probing: null };
}

function beginCycle(state: PullState): PullStep {
  const cycle = { ...voided(state), wanted: false };
  // Without a ward nothing is read, yet a restored server must still be noticed: acts may have to go again.
  if (state.checkNeeded || state.position === null || state.wardIds.length === 0) {
    return {
      state: { ...cycle, phase: 'checking' },
      commands: [{ kind: 'abandonFetch' }, { kind: 'askStatus', run: cycle.run }],
    };
  }
  return read(cycle);
}

function wake(state: PullState, nowMs: number): PullStep {
  if (state.phase === 'stopped') return { state, commands: [] };
  if (state.phase !== 'waiting') return { state: { ...state, wanted: true }, commands: [] };
  if (nowMs < state.notBeforeMs) return { state, commands: [{ kind: 'wakeAt', atMs: state.notBeforeMs }] };
  return beginCycle(state);
}

function serverChanged(state: PullState, input: Extract<PullInput, { kind: 'serverChanged' }>): PullStep {
  const otherEpoch = state.position !== null && input.epoch !== state.position.epoch;
  // What is already here is no news: pulling for it would answer every write of a ward with a pull by everyone (F22).
  if (!otherEpoch && state.position !== null && input.seq <= state.position.checkpoint.seq)
    return { state, commands: [] };
  // Restored meanwhile: what was verified then says nothing of what the server holds now.
  const doubtful = otherEpoch ? { ...state, checkNeeded: true, verified: false } : state;
  return wake(doubtful, input.nowMs);
}

function scopeChanged(state: PullState, wardIds: readonly string[]): PullStep {
  if (scopeKeyOf(wardIds) === scopeKeyOf(state.wardIds)) {
    // Told again while each ward was being asked for: an answer of before, on its way, must not take one away now.
    return state.probing === null || state.phase === 'stopped'
      ? { state, commands: [] }
      : beginCycle({ ...state, checkNeeded: true });
  }
  const changed = {
    ...voided(state),
    wardIds: [...wardIds].sort(),
    checkNeeded: true,
    verified: false,
    blocked: 'nothing' as const,
    notBeforeMs: 0,
  };
  if (state.phase === 'stopped') return { state: changed, commands: [] };
  const lost = state.wardIds.filter((wardId) => !wardIds.includes(wardId));
  // A lost ward leaves the workstation now, server or no server.
  if (lost.length > 0 && state.position !== null) {
    const step = prepare(changed, state.position.epoch, { reset: false, replay: false });
    return { state: step.state, commands: [{ kind: 'abandonFetch' }, ...step.commands] };
  }
  return beginCycle(changed);
}

function statusAnswered(state: PullState, input: Extract<PullInput, { kind: 'statusAnswered' }>): PullStep {
  const { verdict, status } = input;
  if (verdict.kind === 'signIn') return needsSignIn(state, input);
  if (verdict.kind !== 'ok' || status === null) return failed(state, { verdict }, input);
  const seen = answered(state);
  if (status.siteId !== state.siteId)
    return waitFor({ ...seen.state, blocked: 'wrongServer', verified: false }, input.nowMs);
  if (status.oldestAccepted > PROTOCOL_VERSION)
    return waitFor({ ...seen.state, blocked: 'update', verified: false }, input.nowMs);
  const checked = { ...seen.state, checkNeeded: false };
  const { position, rebuild } = checked;
  if (position === null || position.epoch !== status.epoch) {
    // With no position the cache was lost, and which epoch had accepted what went with it: the journal tells all of it again.
    const step = prepare(checked, status.epoch, { reset: rebuild === 'empty', replay: true });
    return { state: step.state, commands: [...seen.commands, ...step.commands] };
  }
  const known = [...seen.commands, { kind: 'epochKnown', epoch: status.epoch } as const];
  const asBefore = rebuild === 'no' && position.scopeKey === scopeKeyOf(checked.wardIds);
  const step = asBefore
    ? read(checked)
    : prepare(checked, status.epoch, { reset: rebuild === 'empty', replay: rebuild === 'behind' });
  return { state: step.state, commands: [...known, ...step.commands] };
}

/** A pull from zero under a new generation; the old rows stay readable until it is complete. */
function prepare(
  state: PullState,
  epoch: string,
  how: { readonly reset: boolean; readonly replay: boolean },
): PullStep {
  const position = {
    scopeKey: scopeKeyOf(state.wardIds),
    protocol: PROTOCOL_VERSION,
    epoch,
    generation: (state.position?.generation ?? 0) + 1,
    checkpoint: start,
    complete: false,
    feedsAsOf: state.feedsAsOf,
    asOf: state.dataAsOf,
  };
  const fresh: PullState = {
    ...state,
    phase: 'preparing',
    verified: false,
    patients: null,
    arrivals: [],
    bulkFailures: 0,
  };
  return {
    state: fresh,
    commands: [{ kind: 'prepare', run: state.run, position, replayEpoch: how.replay ? epoch : null, reset: how.reset }],
  };
}

/** One refusal for many wards: ask ward by ward which one it meant. */
function probe(state: PullState): PullStep {
  const next = { ...voided(state), phase: 'probing' as const, verified: false };
  return askNextWard({ ...next, probing: { left: state.wardIds, kept: [] } });
}

function askNextWard(state: PullState): PullStep {
  const wardId = state.probing?.left[0];
  if (wardId === undefined) return probed(state);
  return { state, commands: [{ kind: 'probeWard', run: state.run, wardId, epoch: state.position?.epoch ?? null }] };
}

function wardProbed(state: PullState, input: Extract<PullInput, { kind: 'wardProbed' }>): PullStep {
  if (state.probing === null) return { state, commands: [] };
  if (input.verdict.kind === 'signIn') return needsSignIn(state, input);
  if (input.verdict.kind !== 'ok' && input.verdict.kind !== 'forbidden')
    return failed(state, { verdict: input.verdict }, input);
  const kept = input.verdict.kind === 'ok' ? [...state.probing.kept, input.wardId] : state.probing.kept;
  return askNextWard({ ...state, probing: { left: state.probing.left.slice(1), kept } });
}

function probed(state: PullState): PullStep {
  const kept = state.probing?.kept ?? [];
  const lost = state.wardIds.filter((wardId) => !kept.includes(wardId));
  const next = { ...state, probing: null };
  // Refused together, allowed one by one: the server changed its mind in between.
  if (lost.length === 0) return waitFor(next, state.nowMs);
  const step = scopeChanged({ ...next, phase: 'waiting' }, kept);
  return { state: step.state, commands: [{ kind: 'wardsLost', wardIds: lost }, ...step.commands] };
}
