import type { PushItem } from '../../schema/wire/push.ts';
import { createReplication, type Replication } from '../../sync/client/createReplication.ts';
import type { HonestState } from '../../sync/client/honestState.ts';
import type { StorageFailure, Transport } from '../../sync/client/ports.ts';
import { createMemoryJournal, type JournalDisk } from './adapters/memoryJournal.ts';
import { createMemoryMirror, createMirrorDisk, type MirrorDisk } from './adapters/memoryMirror.ts';
import { createMemoryOutbox, type OutboxDisk } from './adapters/memoryOutbox.ts';
import { sha256Hex, SITE } from './sampleDocuments.ts';
import { createWorkstationTimer, type VirtualTime } from './virtualTime.ts';

const HOUR_MINUTES = 60;

/** One workstation with its disks; the program on it can crash and start again. */
export interface Workstation {
  readonly userId: string;
  readonly deviceId: string;
  readonly disks: { readonly mirror: MirrorDisk; readonly outbox: OutboxDisk; readonly journal: JournalDisk };
  readonly replication: () => Replication | null;
  readonly states: HonestState[];
  start(): Promise<void>;
  /** Ends without a word: what was not on the disks is gone. */
  crash(): void;
  /** Journal first, then the outbox, as the desk does. Answers whether the person was told that it is saved. */
  write(item: PushItem): Promise<boolean>;
  setWards(wardIds: readonly string[]): void;
}

export interface WorkstationOptions {
  readonly userId: string;
  readonly deviceId: string;
  readonly wardIds: readonly string[];
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly random: () => number;
  readonly skewMs: () => number;
  /** Asked before a write of the database; the journal fails only with `journalFault`. */
  readonly diskFault: () => StorageFailure | null;
  readonly journalFault: () => StorageFailure | null;
}

export function createWorkstation(options: WorkstationOptions): Workstation {
  const { userId, deviceId, time } = options;
  const disks = { mirror: createMirrorDisk(), outbox: new Map(), journal: { acts: [], settled: [] } };
  const states: HonestState[] = [];
  let wardIds = options.wardIds;
  let running: {
    readonly replication: Replication;
    readonly life: { alive: boolean };
    readonly journal: ReturnType<typeof createMemoryJournal>;
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
    const journal = whileAlive(createMemoryJournal(disks.journal, () => options.journalFault()));
    const replication = createReplication({
      transport: whileAlive(options.transport),
      mirror: whileAlive(createMemoryMirror(disks.mirror, sha256Hex, () => options.diskFault())),
      outbox: whileAlive(createMemoryOutbox(disks.outbox, () => options.diskFault())),
      journal,
      timer: { ...timer, after: (milliseconds, call) => timer.after(milliseconds, () => life.alive && call()) },
      random: options.random,
      siteId: SITE,
      deviceId,
      wardIds,
      feedLimitsMinutes: {
        orders: HOUR_MINUTES,
        results: HOUR_MINUTES,
        allergies: HOUR_MINUTES,
        conditions: HOUR_MINUTES,
        patient: HOUR_MINUTES,
      },
    });
    return { replication, life, journal };
  }

  return {
    userId,
    deviceId,
    disks,
    states,
    replication: () => running?.replication ?? null,
    async start() {
      if (running !== null) return;
      running = begin();
      running.replication.subscribe((state) => states.push(state));
      await running.replication.start();
    },
    crash() {
      if (running !== null) running.life.alive = false;
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
