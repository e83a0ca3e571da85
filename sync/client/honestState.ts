import type { FeedName } from '../../schema/chart/chart.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Message } from '../../schema/review/message.ts';
import { clockTrust, serverNowMs, type ClockState } from './clock.ts';
import { wardsLoading } from './firstLoad.ts';
import { patientsPerSecond } from './loadPace.ts';
import type { StorageFailure } from './ports.ts';
import { NET_MS, type PullState } from './pullState.ts';
import type { SyncMessageKey } from './syncMessages.ts';

/** The part of the desk's sync view that the copies know of. */
export interface HonestState {
  readonly state: 'live' | 'loading' | 'delayed' | 'offline' | 'untrusted' | 'signInNeeded' | 'updateNeeded';
  readonly since: Instant | null;
  readonly reasons: readonly Message[];
  readonly dataAsOf: Instant | null;
  readonly verified: boolean;
  readonly unsent: number;
  readonly needingAttention: number;
  readonly feeds: readonly { readonly feed: FeedName; readonly asOf: Instant | null; readonly stale: boolean }[];
  readonly clockOffsetMs: number | null;
  /** null: none is under way, or the server has not said yet how much it is. */
  readonly firstLoad: FirstLoadProgress | null;
  /** Wards that are not whole here yet, with their patients as the server counted them; null: not said yet. */
  readonly wardsLoading: readonly { readonly wardId: string; readonly patients: number | null }[];
}

export interface FirstLoadProgress {
  /** On the disk. */
  readonly patientsDone: number;
  readonly patientsDue: number;
  /** Of all of them as text, before compression. */
  readonly octetsDue: number;
  /** Over the last minute; null: not measured yet, or nothing came for a minute. */
  readonly patientsPerSecond: number | null;
  /** At that speed; null: unknown. */
  readonly secondsLeft: number | null;
}

export interface HonestInputs {
  readonly pull: PullState;
  readonly outbox: { readonly unsent: number; readonly needingAttention: number };
  readonly pushWaitingFor: 'nothing' | 'signIn' | 'update';
  readonly clock: ClockState;
  readonly feedLimitsMinutes: Readonly<Record<FeedName, number>>;
  readonly wallMs: number;
  readonly monotonicMs: number;
  /** When the last cycle was verified or a heartbeat came, on the monotonic clock; null: not since the start. */
  readonly lastHeardMs: number | null;
  readonly storageFailure: StorageFailure['kind'] | null;
  readonly databaseRebuilt: boolean;
  readonly unreadableDocuments: number;
  readonly unreadableJournal: number;
  readonly wardsLost: number;
}

type Level = Exclude<HonestState['state'], 'live'>;

/** Which word the state gets when several reasons hold: what a person must do first, then what must not be relied on. */
const order: readonly Level[] = ['updateNeeded', 'signInNeeded', 'untrusted', 'offline', 'loading', 'delayed'];

/** A net's interval and half of one: after that silence is a fact. */
const SILENCE_MS = NET_MS * 1.5;
/** A stamp further ahead than this is a wrong clock somewhere, never a fresh feed. */
const FUTURE_MS = 5 * 60_000;

/**
 * What may be said of this copy. `live` is what remains when no reason speaks against it: nothing unsent, nothing stale,
 * the last cycle verified, the clock and the disk good. `since` is added by the caller, who knows the state before.
 */
export function honestState(inputs: HonestInputs): HonestState {
  const feeds = feedAges(inputs);
  const reasons = [...pullReasons(inputs), ...machineReasons(inputs), ...outboxReasons(inputs), ...staleReasons(feeds)];
  const { pull, outbox, clock } = inputs;
  return {
    state: order.find((level) => reasons.some((reason) => reason.level === level)) ?? 'live',
    since: null,
    reasons: reasons.map(({ key, params }) => ({ key, params })),
    dataAsOf: pull.dataAsOf,
    verified: pull.verified,
    unsent: outbox.unsent,
    needingAttention: outbox.needingAttention,
    feeds,
    clockOffsetMs: clock.offsetMs,
    firstLoad: progressOf(pull, inputs.monotonicMs),
    wardsLoading: wardsLoading(pull),
  };
}

function progressOf({ patients, wardSizes, arrivals }: PullState, nowMs: number): FirstLoadProgress | null {
  if (patients === null) return null;
  const speed = patientsPerSecond(arrivals, nowMs);
  const left = patients.due - patients.done;
  return {
    patientsDone: patients.done,
    patientsDue: patients.due,
    octetsDue: (wardSizes ?? []).reduce((sum, { octets }) => sum + octets, 0),
    patientsPerSecond: speed === null ? null : Number(speed.toPrecision(2)),
    // In steps of 5 s: a number that jumps with every page is read by nobody.
    secondsLeft: left === 0 ? 0 : speed === null ? null : Math.ceil(left / speed / 5) * 5,
  };
}

interface Reason extends Message {
  readonly level: Level;
}

function reason(level: Level, key: SyncMessageKey, params: Message['params'] = {}): Reason {
  return { level, key, params };
}

function pullReasons({ pull, pushWaitingFor, lastHeardMs, monotonicMs }: HonestInputs): readonly Reason[] {
  const found: Reason[] = [];
  if (pull.blocked === 'update' || pushWaitingFor === 'update')
    found.push(reason('updateNeeded', 'sync.reason.updateNeeded'));
  if (pull.blocked === 'signIn' || pushWaitingFor === 'signIn')
    found.push(reason('signInNeeded', 'sync.reason.signInNeeded'));
  if (pull.blocked === 'wrongServer') found.push(reason('untrusted', 'sync.reason.wrongServer'));
  if (pull.blocked === 'forbidden') found.push(reason('untrusted', 'sync.reason.noWardAllowed'));
  if (pull.mismatches > 0) found.push(reason('untrusted', 'sync.reason.pullingAnew'));
  if (pull.reachable !== true) found.push(reason('offline', 'sync.reason.serverUnreachable'));
  if (pull.position?.complete !== true) found.push(reason('loading', 'sync.reason.firstLoad'));
  // A server that answers where it stands, and then no page, has not been compared with: its status alone makes nothing green.
  else if (!pull.verified || pull.failuresInRow > 0) found.push(reason('delayed', 'sync.reason.notVerified'));
  if (lastHeardMs === null || monotonicMs - lastHeardMs > SILENCE_MS)
    found.push(reason('delayed', 'sync.reason.serverSilent'));
  return found;
}

function machineReasons(inputs: HonestInputs): readonly Reason[] {
  const found: Reason[] = [];
  const minutes = Math.round(Math.abs(inputs.clock.offsetMs ?? 0) / 60_000);
  const trust = clockTrust(inputs.clock);
  if (trust === 'untrusted') found.push(reason('untrusted', 'sync.reason.clockUntrusted', { minutes }));
  if (trust === 'warn') found.push(reason('delayed', 'sync.reason.clockSkewed', { minutes }));
  if (trust === 'unknown') found.push(reason('delayed', 'sync.reason.clockUnknown'));
  const storage = inputs.storageFailure ?? inputs.pull.storageFailure;
  if (storage !== null)
    found.push(reason('untrusted', storage === 'full' ? 'sync.reason.storageFull' : 'sync.reason.storageFailing'));
  // Said while the rebuilt copy is incomplete; once verified it is as good as any.
  if (inputs.databaseRebuilt && !inputs.pull.verified) found.push(reason('untrusted', 'sync.reason.databaseRebuilt'));
  if (inputs.unreadableDocuments > 0)
    found.push(reason('untrusted', 'sync.reason.documentsUnreadable', { count: inputs.unreadableDocuments }));
  if (inputs.unreadableJournal > 0)
    found.push(reason('untrusted', 'sync.reason.journalUnreadable', { count: inputs.unreadableJournal }));
  if (inputs.wardsLost > 0) found.push(reason('delayed', 'sync.reason.wardsLost', { count: inputs.wardsLost }));
  return found;
}

function outboxReasons({ outbox }: HonestInputs): readonly Reason[] {
  const found: Reason[] = [];
  if (outbox.needingAttention > 0)
    found.push(reason('delayed', 'sync.reason.actsNeedAttention', { count: outbox.needingAttention }));
  if (outbox.unsent > 0) found.push(reason('delayed', 'sync.reason.actsUnsent', { count: outbox.unsent }));
  return found;
}

function staleReasons(feeds: HonestState['feeds']): readonly Reason[] {
  return feeds.filter(({ stale }) => stale).map(({ feed }) => reason('delayed', 'sync.reason.feedStale', { feed }));
}

function feedAges({ pull, clock, wallMs, feedLimitsMinutes }: HonestInputs): HonestState['feeds'] {
  const now = serverNowMs(clock, wallMs);
  return (Object.keys(feedLimitsMinutes) as FeedName[]).map((feed) => {
    const told = pull.feedsAsOf[feed] ?? null;
    const asOf = told !== null && Date.parse(told) - now > FUTURE_MS ? null : told;
    return { feed, asOf, stale: asOf === null || now - Date.parse(asOf) > feedLimitsMinutes[feed] * 60_000 };
  });
}
