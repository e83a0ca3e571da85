import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROTOCOL_VERSION } from '../../../schema/wire/protocolVersion.ts';
import { sessionResponse, type SessionResponse } from '../../../schema/wire/session.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../server/demo/load/demoAccounts.ts';
import { openBenchNode, type BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import { percentile } from '../percentiles.ts';
import { createFleetStation, type FleetSamples, type FleetStation } from './fleetStation.ts';
import type { CaseResult } from './syncResult.ts';

const STATIONS = 300;
const QUICK_STATIONS = 5;
const WARDS_EACH = 4;
const STEADY_MS = 60_000;
const QUICK_STEADY_MS = 2000;
/** 10,000 charts with 40 changes a day are 4.6 a second. */
const CHANGE_EVERY_MS = 200;
/** Each person decides something once a minute. */
const ACT_EVERY_MS = 60_000;

/**
 * One node of the server, fresh, with 300 workstations: all come at once with nothing, then a minute of an ordinary
 * morning while another node takes in what the hospital says. What makes the load runs on the same cores, so the times
 * are longer than a server of its own would need.
 */
export async function benchFleet(hospital: BenchHospital, run: BenchmarkRun): Promise<CaseResult> {
  const { isQuick, cleanup, say } = run;
  const count = isQuick ? QUICK_STATIONS : STATIONS;
  const steadyMs = isQuick ? QUICK_STEADY_MS : STEADY_MS;
  const node = await openBenchNode(hospital.databaseUrl, run);
  const sessions = [await signIn(node.url, 0), await signIn(node.url, 1)];
  const memoryIdle = await node.memory();
  const agent = new Agent({ keepAlive: true });
  const changedAt = new Map<string, number>();
  const arriving = emptySamples();
  const steady = emptySamples();
  const station = (index: number, samples: FleetSamples): FleetStation => {
    const session = sessions[index % sessions.length] as SessionResponse;
    const wards = hospital.wardIds;
    const wardIds = [
      ...new Set([0, 1, 2, 3].slice(0, WARDS_EACH).map((n) => wards[(index * 3 + n) % wards.length] ?? '')),
    ];
    return createFleetStation({ url: node.url, session, wardIds, agent, samples, changedAt });
  };
  const moving = { samples: arriving };
  const shared: FleetSamples = forwarding(moving);
  const stations = Array.from({ length: count }, (_, index) => station(index, shared));
  cleanup.add(async () => {
    for (const each of stations) each.close();
    agent.destroy();
  });

  say(`${count} workstations come at once`);
  const begun = performance.now();
  await Promise.all(stations.map((each) => each.load()));
  const arrivalSeconds = (performance.now() - begun) / 1000;
  const memoryArrival = await node.memory();

  say(`${count} workstations at work for ${steadyMs / 1000} s`);
  for (const each of stations) each.follow();
  await sleep(isQuick ? 200 : 3000);
  moving.samples = steady;
  const end = performance.now() + steadyMs;
  const changes = changeCharts(hospital, stations, changedAt, end);
  const acts = stations.map(async (each) => {
    // Spread over the whole time from the beginning, as people are.
    await sleep(Math.random() * Math.min(ACT_EVERY_MS, steadyMs));
    while (performance.now() < end) {
      await each.push();
      await sleep(Math.min(ACT_EVERY_MS, Math.max(1, end - performance.now())));
    }
  });
  const changed = await changes;
  await Promise.all(acts);
  const memory = await node.memory();
  for (const each of stations) each.close();
  agent.destroy();
  const figures: Figures = {
    workstations: count,
    wardsEach: WARDS_EACH,
    arrival: {
      seconds: rounded(arrivalSeconds),
      ...spreadOf('pull', arriving.pullMs),
      askedToComeLater: arriving.busy,
      failed: arriving.failed,
    },
    steady: {
      seconds: steadyMs / 1000,
      changes: changed,
      pulls: steady.pullMs.length,
      ...spreadOf('pull', steady.pullMs),
      pushes: steady.pushMs.length,
      ...spreadOf('push', steady.pushMs),
      ...spreadOf('changeToWorkstation', steady.changeMs),
      askedToComeLater: steady.busy,
      failed: steady.failed,
    },
    serverMemory: {
      idleMb: memoryIdle.residentMb,
      afterArrivalMb: memoryArrival.residentMb,
      steadyMb: memory.residentMb,
      highestMb: memory.highestResidentMb,
    },
  };
  return { figures: { fleet: figures }, peers: [], targets: [] };
}

/** Sequential: a change that takes longer than its turn delays the next, as one interface would. */
async function changeCharts(
  hospital: BenchHospital,
  stations: readonly FleetStation[],
  changedAt: Map<string, number>,
  end: number,
): Promise<number> {
  const charts = [...new Set(stations.flatMap((station) => station.charts))];
  let changed = 0;
  while (performance.now() < end) {
    const turn = sleep(CHANGE_EVERY_MS);
    const chartId = charts[(changed * 7919) % charts.length];
    if (chartId === undefined) return changed;
    changed += 1;
    const { committedAt } = await hospital.change(chartId, 1_000_000 + changed);
    changedAt.set(chartId, committedAt);
    await turn;
  }
  return changed;
}

async function signIn(url: string, account: number): Promise<SessionResponse> {
  const { username } = DEMO_ACCOUNTS[account] ?? DEMO_ACCOUNTS[0];
  const answer = await fetch(new URL('/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD, deviceId: 'bench-fleet', protocol: PROTOCOL_VERSION }),
  });
  return sessionResponse.parse(await answer.json());
}

function emptySamples(): FleetSamples {
  return { pullMs: [], pushMs: [], changeMs: [], busy: 0, failed: 0 };
}

/** The stations go on while what they measure is put elsewhere. */
function forwarding(to: { samples: FleetSamples }): FleetSamples {
  return {
    get pullMs() {
      return to.samples.pullMs;
    },
    get pushMs() {
      return to.samples.pushMs;
    },
    get changeMs() {
      return to.samples.changeMs;
    },
    get busy() {
      return to.samples.busy;
    },
    set busy(count) {
      to.samples.busy = count;
    },
    get failed() {
      return to.samples.failed;
    },
    set failed(count) {
      to.samples.failed = count;
    },
  };
}

function spreadOf(name: string, samplesMs: readonly number[]): Figures {
  if (samplesMs.length === 0) return {};
  return {
    [`${name}P50Ms`]: rounded(percentile(samplesMs, 0.5)),
    [`${name}P99Ms`]: rounded(percentile(samplesMs, 0.99)),
  };
}
