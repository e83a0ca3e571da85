import type { StorageFailure } from '../../sync/client/ports.ts';
import { createActWriter } from './actWriter.ts';
import { breakJournal, breakMirror, breakTransport, type Breakage } from './breakages.ts';
import type { DiskMode } from './disturbance.ts';
import type { Scenario } from './drawScenario.ts';
import { createFaultyNetwork, networkState, type NetworkState, type NoteFault } from './faultyNetwork.ts';
import { randomOf } from './randomFrom.ts';
import type { SimulatedServer } from './simulatedServer.ts';
import type { VirtualTime } from './virtualTime.ts';
import { createWorkstation, sameLimits, type Workstation } from './workstation.ts';

/** A workstation with its troubles. */
export interface Seat {
  readonly number: number;
  readonly station: Workstation;
  readonly network: NetworkState;
  readonly nextAct: ReturnType<typeof createActWriter>;
  readonly trouble: {
    disk: DiskMode;
    /** The next write of any kind is its last. */
    crashAtWrite: boolean;
    skewMs: number;
    frozenAtMs: number | null;
    clockTouchedMs: number;
    cutSince: number | null;
    startedAtMs: number;
    /** Its clock was wrong when it was started last. */
    startedWrong: boolean;
  };
  wards: readonly string[];
}

export interface SeatOptions {
  readonly scenario: Scenario;
  readonly number: number;
  readonly wardIds: readonly string[];
  readonly server: SimulatedServer;
  readonly siteId: string;
  readonly time: VirtualTime;
  readonly breakage: Breakage | null;
  readonly note: NoteFault;
  readonly crashed: () => void;
}

export function createSeat({
  scenario,
  number,
  wardIds,
  server,
  time,
  breakage,
  note,
  crashed,
  siteId,
}: SeatOptions): Seat {
  const [userId, deviceId] = [`user-${number}`, `device-${number}`];
  const network: NetworkState = networkState(scenario.faults);
  const trouble: Seat['trouble'] = {
    disk: 'good',
    crashAtWrite: false,
    skewMs: 0,
    frozenAtMs: null,
    clockTouchedMs: 0,
    cutSince: null,
    startedAtMs: 0,
    startedWrong: false,
  };
  const random = randomOf(scenario.seed, `disk ${number}`);
  const diskFault =
    (store: 'database' | 'journal') =>
    (moment: 'before' | 'halfWay' | 'afterRows'): StorageFailure | null => {
      if (trouble.crashAtWrite && random() < 0.5) {
        trouble.crashAtWrite = false;
        station.crash();
        crashed();
        return { kind: 'unavailable' };
      }
      const { disk } = trouble;
      if (disk === 'full' && moment === 'before') return { kind: 'full' };
      if (disk === 'quota' && store === 'database' && moment === 'before')
        return random() < 0.5 ? { kind: 'full' } : null;
      if (disk === 'slow' && moment === 'before') return random() < 0.3 ? { kind: 'unresponsive' } : null;
      if (disk === 'torn' && moment !== 'before') return random() < 0.3 ? { kind: 'unavailable' } : null;
      return null;
    };
  const station = createWorkstation({
    userId,
    deviceId,
    siteId,
    wardIds,
    time,
    transport: breakTransport(
      breakage,
      createFaultyNetwork({ server, userId, network, time, seed: scenario.seed, note }),
    ),
    random: randomOf(scenario.seed, `jitter ${number}`),
    skewMs: () => trouble.skewMs - (trouble.frozenAtMs === null ? 0 : time.nowMs() - trouble.frozenAtMs),
    feedLimitsMinutes: sameLimits(scenario.feedLimitMinutes),
    diskFault: diskFault('database'),
    journalFault: diskFault('journal'),
    breakMirror: (mirror) => breakMirror(breakage, mirror),
    breakJournal: (journal, disk) => breakJournal(breakage, journal, disk),
  });
  return {
    number,
    station,
    network,
    trouble,
    wards: wardIds,
    nextAct: createActWriter(number, userId, deviceId, siteId),
  };
}
