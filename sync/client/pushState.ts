import type { Instant } from '../../schema/instant.ts';
import type { PushItem, PushResult } from '../../schema/wire/push.ts';
import type { Verdict } from '../result/classify.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import type { Settlement } from './ports.ts';

/** What the machine remembers of an entry only while it runs. */
export interface Attempts {
  /** Answers that failed with this item aboard: who failed most goes last, so that a poisonous item holds up nobody. */
  readonly failures: number;
  /** Accepted, yet missing from a verified mirror: asked once more under this epoch, and then believed. */
  readonly askedAgain: boolean;
  /** This item alone waits: what it refers to has not reached the server yet. */
  readonly notBeforeMs: number;
}

export interface PushState {
  readonly entries: ReadonlyMap<string, OutboxEntry>;
  readonly attempts: ReadonlyMap<string, Attempts>;
  readonly batchLimit: number;
  readonly latencyMs: number;
  readonly inFlight: { readonly requestId: number; readonly ids: readonly string[] } | null;
  readonly lastRequestId: number;
  readonly epoch: string | null;
  readonly waitingFor: 'nothing' | 'signIn' | 'update';
  readonly failuresInRow: number;
  /** Nothing is sent before this moment of the monotonic clock. */
  readonly notBeforeMs: number;
}

/** Results of a push by position; null stands for an outcome that this version does not know. */
export type ReadResults = readonly (PushResult | null)[];

interface At {
  readonly nowMs: number;
  readonly at: Instant;
}

export type PushInput = At &
  (
    | { readonly kind: 'loaded' | 'enqueued'; readonly entries: readonly OutboxEntry[] }
    | {
        readonly kind: 'answered';
        readonly requestId: number;
        readonly verdict: Verdict;
        readonly epoch: string | null;
        readonly results: ReadResults | null;
        readonly durationMs: number;
        readonly random: number;
      }
    | { readonly kind: 'woken' | 'syncNow' | 'signedIn' }
    /** The mirror is at a verified point: which accepted acts it holds, and which it should hold and does not. */
    | { readonly kind: 'ledgerCompared'; readonly visible: ReadonlySet<string>; readonly missing: ReadonlySet<string> }
    /** The server was restored: everything it ever accepted from here goes again, by id, as the journal holds it. */
    | { readonly kind: 'epochChanged'; readonly epoch: string; readonly journal: readonly OutboxEntry[] }
    | { readonly kind: 'epochKnown'; readonly epoch: string }
    | { readonly kind: 'retryItem'; readonly id: string }
    /** Long visible to the ward: the journal still has them. */
    | { readonly kind: 'pruned'; readonly ids: readonly string[] }
  );

export type PushCommand =
  | { readonly kind: 'push'; readonly requestId: number; readonly items: readonly PushItem[] }
  | { readonly kind: 'record'; readonly entries: readonly OutboxEntry[]; readonly settlements: readonly Settlement[] }
  | { readonly kind: 'wakeAt'; readonly atMs: number }
  /** Something was accepted or the epoch differs: a pull will show it. */
  | { readonly kind: 'pullNow' };

export interface PushStep {
  readonly state: PushState;
  readonly commands: readonly PushCommand[];
}

export const LARGEST_BATCH = 100;

export const emptyPushState: PushState = {
  entries: new Map(),
  attempts: new Map(),
  batchLimit: LARGEST_BATCH,
  latencyMs: 0,
  inFlight: null,
  lastRequestId: 0,
  epoch: null,
  waitingFor: 'nothing',
  failuresInRow: 0,
  notBeforeMs: 0,
};
