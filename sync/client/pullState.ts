import type { Instant } from '../../schema/instant.ts';
import type { WardSize } from '../../schema/wire/bulk.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import type { ScopeDigest } from '../../schema/wire/pull.ts';
import type { StatusResponse } from '../../schema/wire/status.ts';
import type { Verdict } from '../result/classify.ts';
import type { Arrival } from './loadPace.ts';
import type { MirrorItem } from './mirrorItem.ts';
import { FIRST_PAGE_SIZE } from './pageSize.ts';
import type { FeedsAsOf, MirrorPosition, StorageFailure } from './ports.ts';

/** A page of the feed, or what the bulk stream sent up to a mark: both may be kept as a whole. */
export interface Page {
  readonly items: readonly MirrorItem[];
  readonly epoch: string;
  readonly checkpoint: Checkpoint;
  readonly more: boolean;
  readonly digest: ScopeDigest | null;
  /** From the beginning of a bulk stream: patients still to come in it, and what the whole scope holds. */
  readonly patientsDue: number | null;
  readonly wardSizes: readonly WardSize[] | null;
  readonly feedsAsOf: FeedsAsOf | null;
  /** Up to where the server's off-site backup holds everything, if it said so. */
  readonly durableThrough?: number;
  readonly serverTime: Instant | null;
}

export type Blocked = 'nothing' | 'signIn' | 'update' | 'forbidden' | 'wrongServer';

export interface PullState {
  /** Wards to follow, sorted. */
  readonly wardIds: readonly string[];
  /** Wards that a first load reads before the others: the person's own, then whichever is on the screen. */
  readonly wantedFirst: readonly string[];
  readonly siteId: string;
  /** The last position that is on the disk. */
  readonly position: MirrorPosition | null;
  /** The moment of the last input, on the monotonic clock. */
  readonly nowMs: number;
  readonly phase: 'stopped' | 'waiting' | 'checking' | 'probing' | 'preparing' | 'reading' | 'verifying' | 'finishing';
  /** Rises whenever the work under way becomes void; answers of an older run are not believed. */
  readonly run: number;
  readonly source: 'bulk' | 'pages';
  readonly fetching: boolean;
  readonly fetchedTo: Checkpoint;
  readonly pageSize: number;
  readonly latencyMs: number;
  /** Read but not on the disk: two at most, so that memory stays bounded while the disk is slow. The first is being written. */
  readonly unpersisted: readonly Page[];
  readonly lastPageRead: boolean;
  readonly bulkFailures: number;
  readonly failuresInRow: number;
  readonly storageFailure: StorageFailure['kind'] | null;
  readonly mismatches: number;
  /**
   * What the next cycle must do first: pull anew beside the old rows, empty the mirror before, or (`behind`: the server
   * says that it is behind this copy) pull anew and send the journal again.
   */
  readonly rebuild: 'no' | 'anew' | 'empty' | 'behind';
  /** The digest of the last cycle agreed, and nothing was found wrong since. */
  readonly verified: boolean;
  readonly checkNeeded: boolean;
  /** Something asked for a pull while one was under way. */
  readonly wanted: boolean;
  readonly notBeforeMs: number;
  readonly blocked: Blocked;
  readonly reachable: boolean | null;
  readonly probing: { readonly left: readonly string[]; readonly kept: readonly string[] } | null;
  /** Of a first load: on the disk, and in all. null: none under way, or the server has not said. */
  readonly patients: { readonly done: number; readonly due: number } | null;
  readonly wardSizes: readonly WardSize[] | null;
  readonly arrivals: readonly Arrival[];
  readonly feedsAsOf: FeedsAsOf;
  /** The server's time of the last answer that was complete and verified. */
  readonly dataAsOf: Instant | null;
}

export type PullInput = { readonly nowMs: number; readonly random: number } & (
  | { readonly kind: 'started'; readonly position: MirrorPosition | null }
  | { readonly kind: 'scopeChanged' | 'wardsWanted'; readonly wardIds: readonly string[] }
  | { readonly kind: 'woken' | 'syncNow' | 'stopped' }
  | { readonly kind: 'serverChanged'; readonly seq: number; readonly epoch: string }
  | {
      readonly kind: 'statusAnswered';
      readonly run: number;
      readonly verdict: Verdict;
      readonly status: StatusResponse | null;
    }
  | { readonly kind: 'wardProbed'; readonly run: number; readonly wardId: string; readonly verdict: Verdict }
  | {
      readonly kind: 'prepared';
      readonly run: number;
      readonly failure: StorageFailure | null;
      readonly position: MirrorPosition;
    }
  | {
      readonly kind: 'fetched';
      readonly run: number;
      readonly verdict: Verdict;
      readonly page: Page | null;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'applied';
      readonly run: number;
      readonly failure: StorageFailure | null;
      readonly position: MirrorPosition;
    }
  | {
      readonly kind: 'finished';
      readonly run: number;
      readonly failure: StorageFailure | null;
      readonly position: MirrorPosition;
    }
  | {
      readonly kind: 'digested';
      readonly run: number;
      readonly failure: StorageFailure | null;
      readonly digest: ScopeDigest | null;
    }
);

export type PullCommand =
  | { readonly kind: 'askStatus'; readonly run: number }
  | { readonly kind: 'probeWard'; readonly run: number; readonly wardId: string; readonly epoch: string | null }
  /**
   * In this order: put the journal into the outbox again if `replayEpoch` is set, empty the mirror if `reset`, remove other
   * wards, store the position. Stored last, so that a crash repeats all of it.
   */
  | {
      readonly kind: 'prepare';
      readonly run: number;
      readonly position: MirrorPosition;
      readonly replayEpoch: string | null;
      readonly reset: boolean;
    }
  | {
      readonly kind: 'fetch';
      readonly run: number;
      readonly source: 'bulk' | 'pages';
      readonly from: Checkpoint;
      /** Only these wards; null: all that are followed. */
      readonly wards: readonly string[] | null;
      readonly limit: number;
      readonly epoch: string;
    }
  /** `unchanged`: the page brought nothing and the position is the stored one, so an idle ward costs no write. */
  | {
      readonly kind: 'apply';
      readonly run: number;
      readonly items: readonly MirrorItem[];
      readonly position: MirrorPosition;
      readonly unchanged: boolean;
    }
  | { readonly kind: 'digest'; readonly run: number; readonly generation: number }
  /** Sweeps older generations, then stores the position. */
  | { readonly kind: 'finish'; readonly run: number; readonly position: MirrorPosition }
  /** The mirror is at a verified point: compare the ledger. */
  | { readonly kind: 'cycleVerified' }
  | { readonly kind: 'wardsLost'; readonly wardIds: readonly string[] }
  | { readonly kind: 'epochKnown'; readonly epoch: string }
  /** The server's off-site backup holds everything up to there, in the epoch of the position. */
  | { readonly kind: 'durable'; readonly through: number }
  /** A request was accepted after one had been refused for want of a sign-in. */
  | { readonly kind: 'signInSeen' }
  | { readonly kind: 'wakeAt'; readonly atMs: number }
  /** Whatever is being fetched may be let go. */
  | { readonly kind: 'abandonFetch' };

export interface PullStep {
  readonly state: PullState;
  readonly commands: readonly PullCommand[];
}

/** The net under the server's own messages: a pull at least this often. */
export const NET_MS = 60_000;
export const start: Checkpoint = { seq: 0, id: '' };

export function initialPullState(siteId: string, wardIds: readonly string[]): PullState {
  return {
    wardIds: [...wardIds].sort(),
    wantedFirst: wardIds.slice(0, 1),
    siteId,
    position: null,
    nowMs: 0,
    phase: 'stopped',
    run: 0,
    source: 'pages',
    fetching: false,
    fetchedTo: start,
    pageSize: FIRST_PAGE_SIZE,
    latencyMs: 0,
    unpersisted: [],
    lastPageRead: false,
    bulkFailures: 0,
    failuresInRow: 0,
    storageFailure: null,
    mismatches: 0,
    rebuild: 'no',
    verified: false,
    checkNeeded: true,
    wanted: false,
    notBeforeMs: 0,
    blocked: 'nothing',
    reachable: null,
    probing: null,
    patients: null,
    wardSizes: null,
    arrivals: [],
    feedsAsOf: {},
    dataAsOf: null,
  };
}

export function scopeKeyOf(wardIds: readonly string[]): string {
  return [...wardIds].sort().join(' ');
}
