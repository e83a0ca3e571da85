import type { FeedName } from '../../schema/chart/chart.ts';
import type { DiskMode, Disturbance, Happening } from './disturbance.ts';
import type { NetworkFaults } from './faultyNetwork.ts';
import { randomOf } from './randomFrom.ts';

/** What a seed stands for: how many, how bad, how long, and every single thing that happens. */
export interface Scenario {
  readonly seed: number;
  readonly workstations: number;
  readonly wards: number;
  /** The ward of each chart at first. */
  readonly charts: readonly number[];
  readonly largestPage: number;
  readonly troubleMs: number;
  readonly feedLimitMinutes: number;
  readonly faults: NetworkFaults;
  readonly disturbances: readonly Disturbance[];
}

const STEP_MS = 10_000;
const feedNames: readonly FeedName[] = ['orders', 'results', 'allergies', 'conditions', 'patient'];
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const skews = [180_000, -180_000, HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS, 10 * YEAR_MS];
const diskModes: readonly DiskMode[] = ['quota', 'full', 'slow', 'torn'];

export function drawScenario(seed: number): Scenario {
  const random = randomOf(seed, 'scenario');
  const some = (most: number): number => (random() < 0.5 ? 0 : random() * most);
  const size = {
    workstations: 1 + Math.floor(random() * 4),
    wards: 1 + Math.floor(random() * 3),
    troubleMs: 120_000 + random() * 480_000,
  };
  const charts = Array.from({ length: 4 + Math.floor(random() * 30) }, () => Math.floor(random() * size.wards));
  return {
    seed,
    ...size,
    charts,
    largestPage: 3 + Math.floor(random() * 40),
    feedLimitMinutes: random() < 0.5 ? 60 : 3 + Math.floor(random() * 4),
    faults: {
      drop: some(0.3),
      dropReply: some(0.4),
      duplicate: some(0.4),
      truncate: some(0.3),
      portal: some(0.2),
      serverError: some(0.4),
      lie: some(0.2),
      longestDelayMs: random() < 0.3 ? 8000 : 300,
    },
    disturbances: [
      ...Array.from({ length: size.workstations }, (_, station) =>
        atStation(seed, station, charts.length, size.troubleMs),
      ),
      atServer(seed, charts.length, size),
    ]
      .flat()
      .sort((a, b) => a.atMs - b.atMs),
  };
}

function collector(name: string, station: number | null) {
  const found: Disturbance[] = [];
  return {
    found,
    add: (atMs: number, happening: Happening): void =>
      void found.push({ id: `${name}:${found.length}`, atMs: Math.floor(atMs), station, happening }),
  };
}

function atStation(seed: number, station: number, charts: number, troubleMs: number): readonly Disturbance[] {
  const random = randomOf(seed, `station ${station}`);
  const some = (most: number): number => (random() < 0.5 ? 0 : random() * most);
  const chance = (probability: number): boolean => random() < probability;
  const { found, add } = collector(`device-${station}`, station);
  const chances = {
    act: 0.2 + random() * 0.5,
    crash: some(0.15),
    cut: some(0.2),
    disk: some(0.2),
    clock: some(0.1),
    session: some(0.08),
  };
  let [isCut, isDiskBad] = [false, false];
  for (let at = 0; at < troubleMs; at += STEP_MS) {
    const within = (): number => at + random() * STEP_MS;
    if (chance(chances.cut)) {
      isCut = !isCut;
      add(within(), { kind: isCut ? 'cut' : 'join' });
    }
    if (chance(chances.disk)) {
      isDiskBad = !isDiskBad;
      add(within(), { kind: 'disk', mode: isDiskBad ? pick(diskModes, random) : 'good' });
    }
    if (chance(chances.clock))
      add(
        within(),
        chance(0.3) ? { kind: 'freeze' } : { kind: 'clock', skewMs: chance(0.3) ? 0 : pick(skews, random) },
      );
    if (chance(chances.session)) add(within(), { kind: 'sessionEnds' });
    else if (chance(0.3)) add(within(), { kind: 'sessionRenewed' });
    if (chance(chances.act)) add(within(), { kind: 'act', chart: Math.floor(random() * charts), roll: random() });
    if (chance(chances.crash)) {
      const down = within();
      add(down, { kind: 'crash', point: chance(0.5) ? 'now' : 'nextWrite' });
      add(down + random() * 3 * STEP_MS, { kind: 'start' });
    }
  }
  if (chance(0.2)) {
    add(troubleMs * (0.2 + random() * 0.3), { kind: 'repeats' });
    add(troubleMs * (0.6 + random() * 0.4), { kind: 'repeatsNoMore' });
  }
  return found;
}

function atServer(
  seed: number,
  charts: number,
  { workstations, wards, troubleMs }: { workstations: number; wards: number; troubleMs: number },
): readonly Disturbance[] {
  const random = randomOf(seed, 'server');
  const { found, add } = collector('server', null);
  const chance = (probability: number): boolean => random() < probability;
  for (let at = 0; at < troubleMs; at += STEP_MS)
    if (chance(0.4))
      add(at + random() * STEP_MS, {
        kind: 'chart',
        chart: Math.floor(random() * charts),
        ward: Math.floor(random() * wards),
      });
  if (chance(0.3)) {
    add(troubleMs * 0.25, { kind: 'backup' });
    add(troubleMs * 0.5, { kind: 'restore' });
  } else if (chance(0.35)) {
    // The outbox lets go after the first, and what it let go of the journal may after the second.
    add(troubleMs * 0.2, { kind: 'backup' });
    add(troubleMs * 0.35, { kind: 'daysOff' });
    add(troubleMs * 0.5, { kind: 'daysOff' });
    if (chance(0.5)) add(troubleMs * 0.6, { kind: 'backup' });
    if (chance(0.7)) add(troubleMs * 0.75, { kind: 'restore' });
  }
  if (chance(0.3)) {
    const taken = collector('rights', Math.floor(random() * workstations));
    taken.add(troubleMs * 0.4, { kind: 'wardTaken' });
    if (chance(0.5)) taken.add(troubleMs * (0.5 + random() * 0.4), { kind: 'wardGiven' });
    found.push(...taken.found);
  }
  if (chance(0.4)) {
    const feed = pick(feedNames, random);
    add(troubleMs * 0.2, { kind: 'feedStops', feed });
    if (chance(0.5)) add(troubleMs * 0.9, { kind: 'feedGoesOn', feed });
  }
  if (chance(0.15)) {
    add(troubleMs * random(), { kind: 'tooOld' });
    if (chance(0.5)) add(troubleMs, { kind: 'updated' });
  }
  return found;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
