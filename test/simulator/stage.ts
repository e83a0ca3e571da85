import type { FeedName } from '../../schema/chart/chart.ts';
import type { Breakage } from './breakages.ts';
import type { Scenario } from './drawScenario.ts';
import type { Written } from './violation.ts';
import type { Seat } from './seat.ts';
import type { SimulatedServer } from './simulatedServer.ts';
import type { VirtualTime } from './virtualTime.ts';

/** All that a running scenario is played with, and what has become of it so far. */
export interface Stage {
  readonly scenario: Scenario;
  readonly time: VirtualTime;
  readonly server: SimulatedServer;
  readonly siteId: string;
  readonly wardIds: readonly string[];
  readonly seats: readonly Seat[];
  readonly breakage: Breakage | null;
  readonly written: Written[];
  readonly stoppedAt: Map<FeedName, number>;
  readonly changedAt: Map<string, number>;
  crashes: number;
  /** By how much time was passed over: what was drawn for later comes later by as much. */
  passedOverMs: number;
  restoredAtMs: number | null;
  refusesVersion: boolean;
}
