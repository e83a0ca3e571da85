import type { FeedName } from '../../schema/chart/chart.ts';
import type { PushItem } from '../../schema/wire/push.ts';
import type { Result } from '../../schema/result.ts';
import { compareClock, unknownClock, watchClock, type ClockState } from './clock.ts';
import { createChangeStream } from './changeStream.ts';
import { honestState, type HonestState } from './honestState.ts';
import { compareLedger, prunable } from './ledger.ts';
import type { MirrorItem } from './mirrorItem.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import { createOutboxRecovery } from './outboxRecovery.ts';
import type { Journal, MirrorStore, OutboxStore, Random, StorageFailure, Timer, Transport } from './ports.ts';
import { createPullDriver, type Removed } from './pullDriver.ts';
import { createPushDriver, instantOf } from './pushDriver.ts';
import { countOutbox } from './pushMachine.ts';

export interface ReplicationOptions {
  readonly transport: Transport;
  readonly mirror: MirrorStore;
  readonly outbox: OutboxStore;
  readonly journal: Journal;
  readonly timer: Timer;
  readonly random: Random;
  readonly siteId: string;
  readonly deviceId: string;
  /** The first of them is the ward that a first load begins with, unless `wantFirst` names others. */
  readonly wardIds: readonly string[];
  readonly feedLimitsMinutes: Readonly<Record<FeedName, number>>;
  /** The database was found damaged and made anew before this start. */
  readonly databaseRebuilt?: boolean;
}

export interface MirrorChange {
  /** On the disk now, in the order of the feed; `removed` and `unreadable` items among them take their document away. */
  readonly items: readonly MirrorItem[];
  /** Taken off by a lost ward or a pull from zero. */
  readonly swept: readonly Removed[];
}

export interface Replication {
  /** Reconciles outbox and journal, then begins. Works without a network. A failure of storage is in the state, not here. */
  start(): Promise<void>;
  /** Ends all work and waits for what is being written. The adapters may be closed afterwards. */
  stop(): Promise<void>;
  /** Tries now, whatever the back-off says. */
  syncNow(): void;
  /** The shell has a token again. */
  signedIn(): void;
  setWards(wardIds: readonly string[]): void;
  /** A first load reads these before the others, from the next wards on. */
  wantFirst(wardIds: readonly string[]): void;
  /**
   * Takes acts that are in the journal already. They are pushed even when the local database refuses them (`ok: false` says
   * that it did): the journal holds them.
   */
  enqueue(items: readonly PushItem[]): Promise<Result<null, StorageFailure>>;
  /** Tries an act again that needed attention. */
  retryItem(id: string): void;
  outbox(): readonly OutboxEntry[];
  state(): HonestState;
  /** The current state at once and each later one. */
  subscribe(listen: (state: HonestState) => void): () => void;
  subscribeOutbox(listen: (entries: readonly OutboxEntry[]) => void): () => void;
  onMirrorChange(listen: (change: MirrorChange) => void): () => void;
}

const TICK_MS = 15_000;

/** The whole agreement of one workstation: the two machines, their drivers, and one honest word about all of it. */
export function createReplication(options: ReplicationOptions): Replication {
  const { mirror, outbox, timer } = options;
  let clock: ClockState = unknownClock;
  let lastHeardMs: number | null = null;
  let wardsLost = 0;
  let durableThrough = 0;
  let running = false;
  let reconciling = false;
  let foundEmpty = false;
  let cancelTick: () => void = () => undefined;
  const stateListeners = new Set<(state: HonestState) => void>();
  const outboxListeners = new Set<(entries: readonly OutboxEntry[]) => void>();
  const mirrorListeners = new Set<(change: MirrorChange) => void>();
  let said: { readonly text: string; readonly state: HonestState } | null = null;
  let saidEntries: unknown = null;

  const timed = (sentWallMs: number, roundTripMs: number, serverTime: string): void => {
    clock = compareClock(clock, sentWallMs, roundTripMs, serverTime);
  };
  const recovery = createOutboxRecovery(options);

  const push = createPushDriver(options, options.deviceId, {
    pullNow: () => pull.send({ kind: 'woken' }),
    timed,
    recordFailed: recovery.failed,
    stepped: say,
  });
  const pull = createPullDriver(options, options.siteId, options.wardIds, {
    async replay(epoch) {
      const acts = await recovery.replay(epoch, [...push.state().entries.values()]);
      durableThrough = 0;
      if (!acts.ok) return acts;
      push.send({ kind: 'epochChanged', epoch, journal: acts.value });
      return { ok: true, value: null };
    },
    stored(items, swept) {
      for (const listen of mirrorListeners) listen({ items, swept });
    },
    epochKnown: (epoch) => push.send({ kind: 'epochKnown', epoch }),
    durable(through) {
      if (through <= durableThrough) return;
      durableThrough = through;
      // Unwritten, the journal keeps more than it must; the next start says it again.
      void options.journal.note?.({ line: 'durable', through }).catch(() => undefined);
    },
    cycleVerified() {
      lastHeardMs = timer.monotonicMs();
      // Whatever refused the push for want of a sign-in has one now: the pull that just ended needed it too.
      if (push.state().waitingFor === 'signIn') push.send({ kind: 'signedIn' });
      const { position } = pull.state();
      if (position !== null) {
        const compared = compareLedger(push.state().entries.values(), position, mirror.seqOf);
        if (compared.visible.size + compared.missing.size > 0) push.send({ kind: 'ledgerCompared', ...compared });
      }
      void prune();
      stream.open(pull.state().wardIds);
    },
    wardsLost: (wardIds) => (wardsLost += wardIds.length),
    signInSeen: () => push.send({ kind: 'signedIn' }),
    timed,
    stepped: say,
  });
  const stream = createChangeStream(options, {
    heard(seq, epoch) {
      pull.send({ kind: 'serverChanged', seq, epoch });
      // A heartbeat proves the line, not the data: it counts only on top of a mirror verified in this epoch.
      if (pull.state().verified) lastHeardMs = timer.monotonicMs();
    },
    broken: () => pull.send({ kind: 'woken' }),
  });

  async function prune(): Promise<void> {
    const ids = prunable(push.state().entries.values(), timer.wallMs(), mirror.seqOf);
    if (ids.length === 0) return;
    const removed = await outbox.remove(ids).catch(() => ({ ok: false }) as const);
    if (removed.ok) push.send({ kind: 'pruned', ids });
  }

  function current(): HonestState {
    const wallMs = timer.wallMs();
    const state = honestState({
      pull: pull.state(),
      outbox: countOutbox(push.state()),
      pushWaitingFor: push.state().waitingFor,
      clock,
      feedLimitsMinutes: options.feedLimitsMinutes,
      wallMs,
      monotonicMs: timer.monotonicMs(),
      lastHeardMs,
      storageFailure: recovery.failure(),
      databaseRebuilt: options.databaseRebuilt === true || foundEmpty,
      unreadableDocuments: mirror.unreadableCount(),
      unreadableJournal: recovery.unreadable(),
      wardsLost,
    });
    const before = said?.state;
    return { ...state, since: before?.state === state.state ? before.since : instantOf(wallMs) };
  }

  function say(): void {
    if (!running) return;
    const state = current();
    const text = JSON.stringify(state);
    if (text !== said?.text) {
      said = { text, state };
      for (const listen of stateListeners) listen(state);
    }
    const { entries } = push.state();
    if (entries !== saidEntries) {
      saidEntries = entries;
      for (const listen of outboxListeners) listen([...entries.values()]);
    }
  }

  /** After a failed read or write of outbox or journal: what memory holds is still pushed, and is written down when it can be. */
  async function reconcileAgain(): Promise<void> {
    if (reconciling) return;
    reconciling = true;
    const entries = await recovery.reconcile([...push.state().entries.values()]);
    reconciling = false;
    push.send({ kind: 'loaded', entries });
  }

  function tick(): void {
    const watched = watchClock(clock, timer.wallMs(), timer.monotonicMs());
    clock = watched.clock;
    // A jump is a changed clock or a machine that slept: both want a fresh comparison, and a sleeper wants its data.
    if (watched.jumped) pull.send({ kind: 'syncNow' });
    stream.check();
    if (recovery.failure() !== null) void reconcileAgain();
    say();
    cancelTick = timer.after(TICK_MS, tick);
  }

  return {
    async start() {
      running = true;
      push.send({ kind: 'loaded', entries: await recovery.reconcile([]) });
      const position = await mirror
        .readPosition()
        .catch(() => ({ ok: false, error: { kind: 'unavailable' } }) as const);
      if (!running) return;
      if (!position.ok && position.error.kind === 'corrupt') await mirror.reset();
      // Acts in the journal and nothing in the database: the engine made it anew without a word (F01).
      foundEmpty = recovery.journalHadActs() && (!position.ok || position.value === null);
      pull.send({ kind: 'started', position: position.ok ? position.value : null });
      tick();
    },
    async stop() {
      running = false;
      cancelTick();
      stream.close();
      await pull.stop();
      await push.stop();
    },
    syncNow() {
      pull.send({ kind: 'syncNow' });
      push.send({ kind: 'syncNow' });
    },
    signedIn() {
      push.send({ kind: 'signedIn' });
      pull.send({ kind: 'syncNow' });
    },
    setWards(wardIds) {
      wardsLost = 0;
      stream.close();
      pull.send({ kind: 'scopeChanged', wardIds });
    },
    wantFirst: (wardIds) => pull.send({ kind: 'wardsWanted', wardIds }),
    async enqueue(items) {
      const entries = recovery.entriesFor(items);
      const written = await outbox.put(entries).catch(() => ({ ok: false, error: { kind: 'unavailable' } }) as const);
      if (!written.ok) recovery.failed(written.error);
      push.send({ kind: 'enqueued', entries });
      return written;
    },
    retryItem: (id) => push.send({ kind: 'retryItem', id }),
    outbox: () => [...push.state().entries.values()],
    state: current,
    subscribe: (listen) => {
      listen(current());
      return added(stateListeners, listen);
    },
    subscribeOutbox: (listen) => {
      listen([...push.state().entries.values()]);
      return added(outboxListeners, listen);
    },
    onMirrorChange: (listen) => added(mirrorListeners, listen),
  };
}

function added<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => set.delete(one);
}
