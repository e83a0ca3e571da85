import type { NetworkFaults } from './faultyNetwork.ts';

/** What a seed stands for: how many, how bad, how long. */
export interface Scenario {
  readonly seed: number;
  readonly workstations: number;
  readonly wards: number;
  readonly charts: number;
  readonly troubleMs: number;
  readonly faults: NetworkFaults;
  /** Chance of each kind of trouble per workstation and ten seconds. */
  readonly chances: {
    readonly act: number;
    readonly crash: number;
    readonly cut: number;
    readonly diskTrouble: number;
    readonly clockJump: number;
    readonly sessionEnds: number;
  };
  readonly revokesWard: boolean;
  readonly restoresServer: boolean;
}

export function drawScenario(seed: number, random: () => number): Scenario {
  const some = (most: number): number => (random() < 0.5 ? 0 : random() * most);
  return {
    seed,
    workstations: 1 + Math.floor(random() * 4),
    wards: 1 + Math.floor(random() * 3),
    charts: 4 + Math.floor(random() * 30),
    troubleMs: 120_000 + random() * 480_000,
    faults: {
      drop: some(0.3),
      dropReply: some(0.4),
      duplicate: some(0.4),
      truncate: some(0.3),
      portal: some(0.2),
      serverError: some(0.4),
      longestDelayMs: random() < 0.3 ? 8000 : 300,
    },
    chances: {
      act: 0.2 + random() * 0.5,
      crash: some(0.15),
      cut: some(0.2),
      diskTrouble: some(0.2),
      clockJump: some(0.1),
      sessionEnds: some(0.08),
    },
    revokesWard: random() < 0.3,
    restoresServer: random() < 0.3,
  };
}
