import { createActWriter } from './actWriter.ts';
import { hidingDocuments, rewritingAuthor, type Breakage } from './breakages.ts';
import { drawScenario, type Scenario } from './drawScenario.ts';
import { createFaultyNetwork, perfectNetwork, type NetworkState } from './faultyNetwork.ts';
import { checkAgreement, checkGreen, type Violation, type Written } from './invariants.ts';
import { createModelServer, type ServerSnapshot } from './modelServer.ts';
import { randomFrom } from './randomFrom.ts';
import { SITE } from './sampleDocuments.ts';
import { BEGINNING_MS, createVirtualTime } from './virtualTime.ts';
import { createWorkstation, type Workstation } from './workstation.ts';

export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly acts: number;
  readonly crashes: number;
  readonly violations: readonly Violation[];
}

const STEP_MS = 10_000;
/** Enough for back-off at its longest, a probe of wards, a pull anew, and the waiting for references. */
const CALM_MS = 20 * 60_000;

interface Seat {
  readonly station: Workstation;
  readonly network: NetworkState;
  readonly trouble: { disk: boolean; skewMs: number; cutSince: number | null };
  readonly nextAct: ReturnType<typeof createActWriter>;
}

/** One seed: trouble for some minutes, then calm, then the invariants. Green is checked against the truth all the way. */
export async function runScenario(seed: number, breakage: Breakage | null = null): Promise<ScenarioResult> {
  const random = randomFrom(seed);
  const scenario = drawScenario(seed, random);
  const time = createVirtualTime();
  const server = createModelServer(() => BEGINNING_MS + time.nowMs(), {
    largestPage: 3 + Math.floor(random() * 40),
    forgetsIds: breakage === 'serverForgetsIds',
  });
  const wardIds = Array.from({ length: scenario.wards }, (_, n) => `ward-${n}`);
  for (const ward of wardIds) server.putWard(ward);
  for (let n = 0; n < scenario.charts; n += 1) server.putChart(`chart-${n}`, pick(wardIds, random));

  const seats = Array.from({ length: scenario.workstations }, (_, n) => seatOf(n));
  const written: Written[] = [];
  const violations: Violation[] = [];
  let crashes = 0;
  let backup: ServerSnapshot | null = null;

  function seatOf(number: number): Seat {
    const userId = `user-${number}`;
    server.putUser({
      id: userId,
      username: userId,
      displayName: userId,
      role: 'wardPharmacist',
      siteId: SITE,
      wards: wardIds.map((id) => ({ id, siteId: SITE, name: id, beds: 20 })),
    });
    const network: NetworkState = { faults: scenario.faults, cut: false };
    const trouble = { disk: false, skewMs: 0, cutSince: null };
    const plain = createFaultyNetwork(server, userId, network, time, random);
    const transport =
      breakage === 'rewritesAuthor'
        ? rewritingAuthor(plain)
        : breakage === 'hidesDocuments' || breakage === 'liesInDigests'
          ? hidingDocuments(plain, breakage === 'liesInDigests')
          : plain;
    const deviceId = `device-${number}`;
    const station = createWorkstation({
      userId,
      deviceId,
      wardIds,
      time,
      transport,
      random,
      skewMs: () => seat.trouble.skewMs,
      diskFault: () =>
        seat.trouble.disk && random() < 0.4 ? { kind: random() < 0.5 ? 'full' : 'unresponsive' } : null,
      journalFault: () => (seat.trouble.disk && random() < 0.2 ? { kind: 'full' } : null),
    });
    const seat: Seat = { station, network, trouble, nextAct: createActWriter(number, userId, deviceId, random) };
    return seat;
  }

  const runFor = async (milliseconds: number): Promise<void> => {
    const until = time.nowMs() + milliseconds;
    while (time.nowMs() < until) {
      await time.runUntil(Math.min(until, time.nowMs() + 5000));
      for (const { station, trouble } of seats)
        violations.push(
          ...checkGreen(station, server, trouble.cutSince === null ? 0 : time.nowMs() - trouble.cutSince),
        );
    }
  };

  await Promise.all(seats.map(({ station }) => startAndRun(station)));
  while (time.nowMs() < scenario.troubleMs) {
    for (const seat of seats) await disturb(seat);
    disturbServer();
    await runFor(STEP_MS);
  }
  await calm();
  violations.push(
    ...checkAgreement(
      seats.map(({ station }) => station),
      server,
      written,
    ),
  );
  for (const { station } of seats) station.crash();
  return { scenario, acts: written.length, crashes, violations: firstOfEach(violations) };

  async function disturb(seat: Seat): Promise<void> {
    const { chances } = scenario;
    const { station, network, trouble } = seat;
    const chance = (probability: number): boolean => random() < probability;
    if (station.replication() === null) {
      if (chance(0.5)) await startAndRun(station);
      return;
    }
    if (chance(chances.cut)) {
      network.cut = !network.cut;
      trouble.cutSince = network.cut ? time.nowMs() : null;
    }
    if (chance(chances.diskTrouble)) trouble.disk = !trouble.disk;
    if (chance(chances.clockJump))
      trouble.skewMs = pick([0, 3_600_000, -3_600_000, 86_400_000, -86_400_000, 315_360_000_000], random);
    if (chance(chances.sessionEnds)) server.expireSession(station.userId);
    else if (chance(0.3)) server.renewSession(station.userId);
    if (chance(chances.act)) {
      const now = new Date(BEGINNING_MS + time.nowMs() + trouble.skewMs).toISOString();
      const item = await seat.nextAct(`chart-${Math.floor(random() * scenario.charts)}`, pick(wardIds, random), now);
      const before = station.disks.journal.acts.length;
      // Asked and answered while time passes; a crash may fall anywhere in between.
      void station.write(item);
      await time.runUntil(time.nowMs() + 1);
      if (station.disks.journal.acts.length > before) written.push({ item, station });
    }
    if (chance(chances.crash)) {
      crashes += 1;
      station.crash();
      if (breakage === 'losesJournal') {
        station.disks.outbox.clear();
        station.disks.journal.acts.length = 0;
      }
    }
  }

  function disturbServer(): void {
    if (random() < 0.4) server.putChart(`chart-${Math.floor(random() * scenario.charts)}`, pick(wardIds, random));
    const halfway = time.nowMs() > scenario.troubleMs / 2;
    if (scenario.restoresServer) {
      if (backup === null && time.nowMs() > scenario.troubleMs / 4) backup = server.snapshot();
      else if (backup !== null && halfway && server.restores() === 0) server.restore(backup);
    }
    const victim = seats[0]?.station;
    const user = victim === undefined ? undefined : server.user(victim.userId);
    if (scenario.revokesWard && halfway && user !== undefined && user.wards.length === wardIds.length)
      server.putUser({ ...user, wards: user.wards.slice(1) });
  }

  async function calm(): Promise<void> {
    for (const { station, network, trouble } of seats) {
      network.faults = perfectNetwork;
      network.cut = false;
      Object.assign(trouble, { disk: false, skewMs: 0, cutSince: null });
      server.renewSession(station.userId);
      await startAndRun(station);
    }
    await runFor(CALM_MS);
  }

  async function startAndRun(station: Workstation): Promise<void> {
    void station.start();
    await time.runUntil(time.nowMs());
  }
}

function pick<T>(list: readonly T[], random: () => number): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function firstOfEach(violations: readonly Violation[]): readonly Violation[] {
  return [
    ...new Map(violations.map((violation) => [`${violation.invariant} ${violation.what}`, violation])).values(),
  ].slice(0, 20);
}
