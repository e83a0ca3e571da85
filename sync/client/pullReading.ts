import { isSameDigest } from '../digest/scopeDigest.ts';
import { backOffMs } from './backOff.ts';
import { afterWards, patientsAt, wardsBeingRead, withWardsToRead } from './firstLoad.ts';
import { withArrival } from './loadPace.ts';
import { nextLatencyMs, nextPageSize } from './pageSize.ts';
import { answered, failed, needsSignIn, waitFor } from './pullFailures.ts';
import type { MirrorPosition } from './ports.ts';
import { NET_MS, type Page, type PullCommand, type PullInput, type PullState, type PullStep } from './pullState.ts';

const MOST_UNPERSISTED = 2;
/** A proxy that breaks streams must not keep a ward from its patients: then pages do. */
const BULK_TRIES = 2;
/** Without news the ages of the feeds go to the disk this often, not with every look. */
const AGES_STORED_EVERY_MINUTES = 10;

/** Reads on from the position on the disk. */
export function read(state: PullState): PullStep {
  if (state.position === null || state.wardIds.length === 0)
    return waitFor({ ...state, blocked: 'forbidden', verified: false }, state.nowMs);
  const position = withWardsToRead(state.position, state.wardIds, state.wantedFirst);
  // What changed while the wards were read is little, and only a page says how old the feeds are.
  const source = wardsBeingRead(position) !== null && state.bulkFailures < BULK_TRIES ? 'bulk' : 'pages';
  return pump({
    ...state,
    position,
    phase: 'reading',
    source,
    fetchedTo: position.checkpoint,
    unpersisted: [],
    lastPageRead: false,
    fetching: false,
  });
}

function pump(state: PullState): PullStep {
  const mayFetch = !state.fetching && !state.lastPageRead && state.unpersisted.length < MOST_UNPERSISTED;
  if (!mayFetch || state.position === null) return { state, commands: [] };
  const { run, source, fetchedTo: from, pageSize: limit, position } = state;
  return {
    state: { ...state, fetching: true },
    commands: [{ kind: 'fetch', run, source, from, wards: wardsBeingRead(position), limit, epoch: position.epoch }],
  };
}

export function fetched(state: PullState, input: Extract<PullInput, { kind: 'fetched' }>): PullStep {
  const { verdict, page } = input;
  if (verdict.kind === 'signIn') return needsSignIn(state, input);
  if (verdict.kind !== 'ok' || page === null) return failed(state, { verdict }, input);
  const seen = answered(state);
  // The server was restored under our feet: nothing of this page is used, the check finds the new epoch.
  if (page.epoch !== state.position?.epoch)
    return failed({ ...seen.state, verified: false }, { verdict: { kind: 'conflict' } }, input);
  const next: PullState = {
    ...seen.state,
    fetching: false,
    fetchedTo: page.checkpoint,
    ...(state.source === 'bulk' ? {} : paced(state, page.items.length, input.durationMs)),
    unpersisted: [...state.unpersisted, page],
    lastPageRead: !page.more,
    patients:
      page.patientsDue === null || page.wardSizes === null
        ? state.patients
        : patientsAt(page.wardSizes, state.position.firstLoad, page.patientsDue),
    wardSizes: page.wardSizes ?? state.wardSizes,
  };
  const write = state.unpersisted.length === 0 ? applyFirst(next) : [];
  const through = page.durableThrough ?? 0;
  const durable: readonly PullCommand[] = through > 0 ? [{ kind: 'durable', through }] : [];
  const onward = pump(next);
  return { state: onward.state, commands: [...seen.commands, ...durable, ...write, ...onward.commands] };
}

function paced(state: PullState, received: number, durationMs: number): Pick<PullState, 'pageSize' | 'latencyMs'> {
  const latencyMs = nextLatencyMs(state.latencyMs, received, durationMs);
  return { pageSize: nextPageSize(state.pageSize, received, durationMs, latencyMs), latencyMs };
}

function applyFirst(state: PullState): readonly PullCommand[] {
  const page = state.unpersisted[0];
  if (page === undefined || state.position === null) return [];
  const wards = wardsBeingRead(state.position);
  const asOf = page.more || wards !== null ? state.position.asOf : page.serverTime;
  const reached =
    page.more || wards === null
      ? { ...state.position, checkpoint: page.checkpoint }
      : afterWards(state.position, page.checkpoint, state.wardIds, state.wantedFirst);
  const position = {
    ...reached,
    // Of the cycle that was verified last: this page is not the data yet that its ages speak of.
    feedsAsOf: state.feedsAsOf,
    asOf,
  };
  const sameSeq = wards === null && page.items.length === 0 && page.checkpoint.seq === state.position.checkpoint.seq;
  const unchanged = sameSeq && minutesBetween(state.position.asOf, asOf) < AGES_STORED_EVERY_MINUTES;
  return [{ kind: 'apply', run: state.run, items: page.items, position, unchanged }];
}

function minutesBetween(earlier: string | null, later: string | null): number {
  return earlier === null || later === null
    ? Number.POSITIVE_INFINITY
    : (Date.parse(later) - Date.parse(earlier)) / 60_000;
}

export function applied(state: PullState, input: Extract<PullInput, { kind: 'applied' }>): PullStep {
  if (input.failure !== null) return failed(state, { storage: input.failure.kind }, input);
  const [written, ...rest] = state.unpersisted;
  if (written === undefined) return { state, commands: [] };
  const charts = written.items.filter((item) => item.type === 'chart').length;
  const wards = state.position === null ? null : wardsBeingRead(state.position);
  const next: PullState = {
    ...state,
    position: input.position,
    unpersisted: rest,
    failuresInRow: 0,
    bulkFailures: 0,
    storageFailure: null,
    ...(wards === null ? {} : arrived(state, charts, input.nowMs)),
  };
  if (written.more) {
    const onward = pump(next);
    return { state: onward.state, commands: [...applyFirst(next), ...onward.commands] };
  }
  if (wards !== null) {
    const onward = read(next);
    return { state: onward.state, commands: [{ kind: 'abandonFetch' }, ...onward.commands] };
  }
  return verify(next, written);
}

function arrived(
  { patients, arrivals }: PullState,
  charts: number,
  nowMs: number,
): Pick<PullState, 'patients' | 'arrivals'> {
  return {
    patients: patients === null ? null : { ...patients, done: Math.min(patients.due, patients.done + charts) },
    arrivals: charts === 0 ? arrivals : withArrival(arrivals, { atMs: nowMs, patients: charts }),
  };
}

function verify(state: PullState, last: Page): PullStep {
  // Kept as the only page until the digest is known: it holds what to compare with.
  const verifying: PullState = { ...state, phase: 'verifying', unpersisted: [last] };
  return {
    state: verifying,
    commands: [{ kind: 'digest', run: state.run, generation: state.position?.generation ?? 0 }],
  };
}

export function digested(
  state: PullState,
  input: Extract<PullInput, { kind: 'digested' }>,
  beginCycle: (state: PullState) => PullStep,
): PullStep {
  if (input.failure !== null || input.digest === null)
    return failed(state, { storage: input.failure?.kind ?? 'unavailable' }, input);
  const last = state.unpersisted[0];
  if (last === undefined || state.position === null) return { state, commands: [] };
  if (last.digest !== null && !isSameDigest(last.digest, input.digest)) return mismatched(state, input, beginCycle);
  const verified: PullState = {
    ...state,
    verified: last.digest !== null,
    mismatches: 0,
    dataAsOf: last.serverTime ?? state.dataAsOf,
    feedsAsOf: last.digest === null ? state.feedsAsOf : (last.feedsAsOf ?? state.feedsAsOf),
  };
  if (state.position.complete) return cycleEnded(verified, state.position, input.nowMs, beginCycle);
  return {
    state: { ...verified, phase: 'finishing' },
    commands: [{ kind: 'finish', run: state.run, position: { ...state.position, complete: true, firstLoad: null } }],
  };
}

/**
 * The copies disagree. Once: pull anew beside the old rows. Again: empty the mirror first, in case a row here is the
 * cause. From then on with growing pauses, and never green.
 */
function mismatched(
  state: PullState,
  input: Extract<PullInput, { kind: 'digested' }>,
  beginCycle: (state: PullState) => PullStep,
): PullStep {
  const mismatches = state.mismatches + 1;
  const doubtful: PullState = {
    ...state,
    verified: false,
    mismatches,
    checkNeeded: true,
    rebuild: mismatches === 1 ? 'anew' : 'empty',
  };
  if (mismatches === 1) return beginCycle(doubtful);
  const notBeforeMs = input.nowMs + backOffMs(mismatches * 2, input.random, null);
  const waiting: PullState = {
    ...doubtful,
    phase: 'waiting',
    run: state.run + 1,
    unpersisted: [],
    lastPageRead: false,
    notBeforeMs,
  };
  return { state: waiting, commands: [{ kind: 'wakeAt', atMs: notBeforeMs }] };
}

export function finished(
  state: PullState,
  input: Extract<PullInput, { kind: 'finished' }>,
  beginCycle: (state: PullState) => PullStep,
): PullStep {
  if (input.failure !== null) return failed({ ...state, verified: false }, { storage: input.failure.kind }, input);
  return cycleEnded(state, input.position, input.nowMs, beginCycle);
}

function cycleEnded(
  state: PullState,
  position: MirrorPosition,
  nowMs: number,
  beginCycle: (state: PullState) => PullStep,
): PullStep {
  const resting: PullState = {
    ...state,
    position,
    phase: 'waiting',
    unpersisted: [],
    lastPageRead: false,
    patients: null,
    arrivals: [],
    failuresInRow: 0,
    notBeforeMs: 0,
  };
  const compare: readonly PullCommand[] = resting.verified ? [{ kind: 'cycleVerified' }] : [];
  if (!state.wanted) return { state: resting, commands: [...compare, { kind: 'wakeAt', atMs: nowMs + NET_MS }] };
  const again = beginCycle(resting);
  return { state: again.state, commands: [...compare, ...again.commands] };
}
