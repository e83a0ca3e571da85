import type { FeedName } from '../../schema/chart/chart.ts';
import type { PushItem } from '../../schema/wire/push.ts';
import { createReplication, type Replication } from '../../sync/client/createReplication.ts';
import type { HonestState } from '../../sync/client/honestState.ts';
import type { Journal, MirrorStore, Transport } from '../../sync/client/ports.ts';
import {
  compactJournalDisk,
  createJournalDisk,
  createMemoryJournal,
  type JournalDisk,
} from './adapters/memoryJournal.ts';
import { createMemoryMirror, createMirrorDisk, type DiskFault, type MirrorDisk } from './adapters/memoryMirror.ts';
import { createMemoryOutbox, type OutboxDisk } from './adapters/memoryOutbox.ts';
import { sha256Hex, SITE } from './sampleDocuments.ts';
import { createWorkstationTimer, type VirtualTime } from './virtualTime.ts';

/** One workstation with its disks; the program on it can crash and start again. */
export interface Workstation {
  readonly userId: string;
  readonly deviceId: string;
  readonly disks: { readonly mirror: MirrorDisk; readonly outbox: OutboxDisk; readonly journal: JournalDisk };
  readonly replication: () => Replication | null;
  readonly states: HonestState[];
  start(): Promise<void>;
  /** The start that was asked for last has come to its end. */
  hasStarted(): boolean;
  /** Ends without a word: what was not on the disks is gone. */
  crash(): void;
  /** Journal first, then the outbox, as the desk does. Answers whether the person was told that it is saved. */
  write(item: PushItem): Promise<boolean>;
  setWards(wardIds: readonly string[]): void;
}

export interface WorkstationOptions {
  readonly userId: string;
  readonly deviceId: string;
  readonly siteId?: string;
  readonly wardIds: readonly string[];
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly random: () => number;
  readonly skewMs: () => number;
  readonly feedLimitsMinutes: Readonly<Record<FeedName, number>>;
  /** Asked at each moment of a write of the database; the journal fails only with `journalFault`. */
  readonly diskFault: DiskFault;
  readonly journalFault: DiskFault;
  /** Takes the place of the stores, for variants that are broken on purpose. */
  readonly breakMirror?: (mirror: MirrorStore) => MirrorStore;
  readonly breakJournal?: (journal: Journal, disk: JournalDisk) => Journal;
}

export function sameLimits(minutes: number): Readonly<Record<FeedName, number>> {
  return { orders: minutes, results: minutes, allergies: minutes, conditions: minutes, patient: minutes };
}

export function createWorkstation(options: WorkstationOptions): Workstation {
  const { userId, deviceId, time } = options;
  const disks = { mirror: createMirrorDisk(), outbox: new Map(), journal: createJournalDisk() };
  const states: HonestState[] = [];
  let wardIds = options.wardIds;
  let begun = false;
  let running: {
    readonly replication: Replication;
    readonly life: { alive: boolean };
    readonly journal: ReturnType<typeof createMemoryJournal>;
    readonly end: () => void;
  } | null = null;

  function begin() {
    const life = { alive: true };
    // A dead program writes nothing and hears nothing: every port of a past life hangs for ever.
    const dead = <T>(): Promise<T> => new Promise(() => undefined);
    const whileAlive = <T extends object>(port: T): T =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          const call = member as (...args: unknown[]) => unknown;
          return (...args: unknown[]) =>
            life.alive
              ? call(...args)
              : name === 'seqOf' || name === 'stream' || name === 'unreadableCount'
                ? () => undefined
                : dead();
        },
      });
    const timer = createWorkstationTimer(time, options.skewMs);
    const { breakMirror = (mirror) => mirror, breakJournal = (journal) => journal } = options;
    compactJournalDisk(disks.journal, timer.wallMs());
    const opened = createMemoryJournal(disks.journal, options.journalFault, timer.wallMs);
    const journal = whileAlive(breakJournal(opened, disks.journal));
    // The lines of a program that ended end with it.
    const lines = new Set<() => void>();
    const transport: Transport = {
      ...options.transport,
      stream(followed, on) {
        const close = options.transport.stream(followed, on);
        lines.add(close);
        return close;
      },
    };
    const replication = createReplication({
      transport: whileAlive(transport),
      mirror: whileAlive(breakMirror(createMemoryMirror(disks.mirror, sha256Hex, options.diskFault))),
      outbox: whileAlive(createMemoryOutbox(disks.outbox, options.diskFault)),
      journal,
      timer: { ...timer, after: (milliseconds, call) => timer.after(milliseconds, () => life.alive && call()) },
      random: options.random,
      siteId: options.siteId ?? SITE,
      deviceId,
      wardIds,
      feedLimitsMinutes: options.feedLimitsMinutes,
    });
    const end = (): void => {
      life.alive = false;
      for (const close of lines) close();
    };
    return { replication, life, journal, end };
  }

  return {
    userId,
    deviceId,
    disks,
    states,
    replication: () => running?.replication ?? null,
    hasStarted: () => begun,
    async start() {
      if (running !== null) return;
      running = begin();
      begun = false;
      running.replication.subscribe((state) => states.push(state));
      const { life, replication } = running;
      await replication.start();
      if (life.alive) begun = true;
    },
    crash() {
      running?.end();
      running = null;
    },
    async write(item) {
      if (running === null) return false;
      const { journal, replication, life } = running;
      const journaled = await journal.append([item]);
      if (!journaled.ok || !life.alive) return false;
      await replication.enqueue([item]);
      return life.alive;
    },
    setWards(next) {
      wardIds = next;
      running?.replication.setWards(next);
    },
  };
}
