import type { Chart } from '../../schema/chart/chart.ts';
import { applyHappening } from './applyHappening.ts';
import type { Breakage } from './breakages.ts';
import { checkClear } from './clearInvariant.ts';
import { checkCautious } from './correctionInvariant.ts';
import { describe } from './disturbance.ts';
import { drawScenario, type Scenario } from './drawScenario.ts';
import { perfectNetwork } from './faultyNetwork.ts';
import { checkAgreement, checkGreen, checkJournals, checkStarted, isInJournal } from './invariants.ts';
import type { Violation } from './violation.ts';
import { createModelServer } from './modelServer.ts';
import { SITE } from './sampleDocuments.ts';
import { createSeat } from './seat.ts';
import type { Stage } from './stage.ts';
import type { SimulatedServer, Truth } from './simulatedServer.ts';
import { BEGINNING_MS, createVirtualTime, type VirtualTime } from './virtualTime.ts';

/** One thing that was done to the copies. Lines with an id can be left out of another run. */
export interface TraceLine {
  readonly id: string;
  readonly atMs: number;
  readonly what: string;
}

export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly acts: number;
  readonly crashes: number;
  /** How many checks were called clear: none at all would prove nothing about them. */
  readonly clears: number;
  /** Corrections that met another, and acts that a journal let go of: without them nothing is proved of either. */
  readonly conflicts: number;
  readonly letGo: number;
  readonly violations: readonly Violation[];
  readonly trace: readonly TraceLine[];
}

export interface RunOptions {
  readonly breakage?: Breakage | null;
  /** Lines of an earlier trace that do not happen this time; `device-2` leaves that workstation out. */
  readonly without?: ReadonlySet<string>;
  /** Another server than the model, and how often the truth is asked of it. */
  readonly server?: (time: VirtualTime, scenario: Scenario) => Promise<{ server: SimulatedServer; siteId: string }>;
  readonly lookEveryMs?: number;
}

/** Enough for back-off at its longest, a probe of wards, a pull anew, and the waiting for references. */
const CALM_MS = 20 * 60_000;
/** An old workstation sends what it has in this time. */
const PUSH_ONLY_MS = 10 * 60_000;

/** The review is the dearest of the checks. */
const CLEAR_EVERY_MS = 30_000;

/** One seed: trouble for some minutes, then calm, then the invariants. Green and clear are checked against the truth all the way. */
export async function runScenario(seed: number, options: RunOptions = {}): Promise<ScenarioResult> {
  const { breakage = null, without = new Set<string>(), lookEveryMs = 5000 } = options;
  const scenario = drawScenario(seed);
  const time = createVirtualTime();
  const model = () => ({
    server: createModelServer(() => BEGINNING_MS + time.nowMs(), {
      largestPage: scenario.largestPage,
      forgetsIds: breakage === 'serverForgetsIds',
      lastWriteWins: breakage === 'lastWriteWins',
    }),
    siteId: SITE,
  });
  const { server, siteId } = (await options.server?.(time, scenario)) ?? model();
  const trace: TraceLine[] = [];
  const violations: Violation[] = [];
  let clears = 0;
  let news: { readonly epoch: string; readonly at: { readonly seq: number; readonly atMs: number }[] } = {
    epoch: '',
    at: [],
  };
  const note = (id: string, what: string): boolean => {
    if (without.has(id)) return false;
    trace.push({ id, atMs: Math.round(time.nowMs()), what });
    return true;
  };
  const wardIds = Array.from({ length: scenario.wards }, (_, n) => `ward-${n}`);
  const crashed = (): void => void (stage.crashes += 1);
  const seats = Array.from({ length: scenario.workstations }, (_, number) =>
    createSeat({ scenario, number, wardIds, server, siteId, time, breakage, note, crashed }),
  ).filter(({ station }) => !without.has(station.deviceId));
  const stage: Stage = {
    scenario,
    time,
    server,
    siteId,
    wardIds,
    seats,
    breakage,
    written: [],
    stoppedAt: new Map(),
    changedAt: new Map(),
    crashes: 0,
    passedOverMs: 0,
    restoredAtMs: null,
    refusesVersion: false,
  };

  for (const ward of wardIds) await server.putWard(ward);
  for (const [n, ward] of scenario.charts.entries()) await server.putChart(`chart-${n}`, `ward-${ward}`);
  for (const seat of seats) {
    await applyHappening(stage, seat, { kind: 'wardGiven' });
    await applyHappening(stage, seat, { kind: 'start' });
  }
  for (const disturbance of scenario.disturbances) {
    const seat = seats.find(({ number }) => number === disturbance.station) ?? null;
    if (disturbance.station !== null && seat === null) continue;
    await runUntil(disturbance.atMs + stage.passedOverMs);
    if (note(disturbance.id, describe(disturbance))) await applyHappening(stage, seat, disturbance.happening);
  }
  await runUntil(scenario.troubleMs + stage.passedOverMs);
  await calm();
  const truth = await server.truth();
  violations.push(
    ...checkAgreement(seats, truth, stage.written),
    ...checkJournals(stage.written, truth),
    ...seats.flatMap((seat) => checkCautious(seat, breakage)),
  );
  for (const { station } of seats) station.crash();
  const { written, crashes } = stage;
  const conflicts = written.filter(({ item }) => truth.outcomeOf(item.document.id) === 'conflict').length;
  const letGo = written.filter(({ item, station }) => !isInJournal(station, item.document.id)).length;
  return {
    scenario,
    acts: written.length,
    crashes,
    clears,
    conflicts,
    letGo,
    violations: firstOfEach(violations),
    trace,
  };

  async function runUntil(whenMs: number): Promise<void> {
    while (time.nowMs() < whenMs) {
      await time.runUntil(Math.min(whenMs, nextLook(time.nowMs(), lookEveryMs)));
      if (time.nowMs() % lookEveryMs !== 0) continue;
      const seen = await server.truth();
      noteNews(seen);
      if (time.nowMs() % CLEAR_EVERY_MS === 0) violations.push(...checkJournals(stage.written, seen));
      for (const seat of seats) {
        const cutForMs = seat.trouble.cutSince === null ? 0 : time.nowMs() - seat.trouble.cutSince;
        violations.push(
          ...checkGreen(seat.station, seen, { cutForMs, restoredForMs: sinceRestore(), knownForMs }),
          ...checkStarted(seat, time),
        );
        if (time.nowMs() % CLEAR_EVERY_MS !== 0) continue;
        violations.push(...checkCautious(seat, breakage));
        const revisions = new Map(
          seen.documents(wardIds).flatMap((item) => (item.type === 'chart' ? [[item.id, item.document.revision]] : [])),
        );
        const sources = {
          stoppedAt: stage.stoppedAt,
          changedAt: stage.changedAt,
          isCurrent: (chart: Chart): boolean => revisions.get(chart.id) === chart.revision,
        };
        const clear = checkClear(seat, time, sources, scenario.feedLimitMinutes, breakage);
        clears += clear.clears;
        violations.push(...clear.violations);
      }
    }
  }

  function noteNews({ seq, epoch }: Truth): void {
    if (news.epoch !== epoch) news = { epoch, at: [] };
    if (seq > (news.at.at(-1)?.seq ?? 0)) news.at.push({ seq, atMs: time.nowMs() });
  }

  function knownForMs(seq: number): number {
    const since = news.at.find((one) => one.seq >= seq)?.atMs;
    return since === undefined ? 0 : time.nowMs() - since;
  }

  function sinceRestore(): number {
    return stage.restoredAtMs === null ? 0 : time.nowMs() - stage.restoredAtMs;
  }

  async function calm(): Promise<void> {
    for (const { station, network, trouble } of seats) {
      network.faults = perfectNetwork;
      network.cut = false;
      network.repeats = false;
      Object.assign(trouble, { disk: 'good', crashAtWrite: false, skewMs: 0, frozenAtMs: null, cutSince: null });
      trouble.clockTouchedMs = time.nowMs();
      await server.renewSession(station.userId);
    }
    for (const feed of stage.stoppedAt.keys()) await applyHappening(stage, null, { kind: 'feedGoesOn', feed });
    for (const seat of seats) await applyHappening(stage, seat, { kind: 'start' });
    if (stage.refusesVersion) {
      for (const { station } of seats) station.replication()?.signedIn();
      await runUntil(time.nowMs() + PUSH_ONLY_MS);
      await applyHappening(stage, null, { kind: 'updated' });
    }
    await runUntil(time.nowMs() + CALM_MS);
  }
}

function nextLook(nowMs: number, everyMs: number): number {
  return (Math.floor(nowMs / everyMs) + 1) * everyMs;
}

function firstOfEach(violations: readonly Violation[]): readonly Violation[] {
  return [
    ...new Map(violations.map((violation) => [`${violation.invariant} ${violation.what}`, violation])).values(),
  ].slice(0, 20);
}
