import type { Figures, Peer } from '../benchmark.ts';

export interface Target {
  readonly what: string;
  readonly target: number;
  readonly measured: number;
  readonly isMet: boolean;
}

/** What one case adds to the result. */
export interface CaseResult {
  readonly figures: Figures;
  readonly peers: readonly Peer[];
  readonly targets: readonly Target[];
}

export function atLeast(what: string, target: number, measured: number): Target {
  return { what, target, measured, isMet: measured >= target };
}

export function atMost(what: string, target: number, measured: number): Target {
  return { what, target, measured, isMet: measured <= target };
}
