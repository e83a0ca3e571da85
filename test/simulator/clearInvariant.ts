import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { createResolverMemo } from '../../clinical/resolver/resolution.ts';
import { review } from '../../clinical/review/review.ts';
import { contextOf } from '../../renderer/desk/model/reviewer.ts';
import type { Chart, FeedName } from '../../schema/chart/chart.ts';
import type { Family } from '../../schema/family.ts';
import { readGoldenPack } from '../cases/goldenPack.ts';
import { breakContext, type Breakage } from './breakages.ts';
import type { Violation } from './violation.ts';
import type { Seat } from './seat.ts';
import { BEGINNING_MS, type VirtualTime } from './virtualTime.ts';
import { sameLimits } from './workstation.ts';

/** Feeds without which a family cannot say "clear": every one rests on the orders, and these on more. */
const restsOn: Partial<Record<Family, readonly FeedName[]>> = {
  allergy: ['allergies'],
  renal: ['results', 'patient'],
  laboratoryTrigger: ['results'],
  missingMonitoring: ['results'],
  drugLevel: ['results'],
  condition: ['conditions'],
  dose: ['patient'],
};
/** A clock is trusted with two minutes of error; an answer may be half a minute on its way. */
const TOLERANCE_MS = 3.5 * 60_000;
/** The program looks at its clock every 15 s. */
const UNNOTICED_MS = 20_000;

const knowledge = compileKnowledge([readGoldenPack()]);
const memo = createResolverMemo();

/** What really became of the sources of the charts. */
export interface SourceTruth {
  readonly stoppedAt: ReadonlyMap<FeedName, number>;
  /** When each chart was changed last, and whether what is held of it is that. */
  readonly changedAt: ReadonlyMap<string, number>;
  isCurrent(chart: Chart): boolean;
}

export interface ClearCheck {
  readonly clears: number;
  readonly violations: readonly Violation[];
}

/**
 * I6: the real review of one chart with what the desk would hand it, held against the age that each feed really has:
 * since the server's source stood still, or since a page last reached this workstation.
 */
export function checkClear(
  seat: Seat,
  time: VirtualTime,
  { stoppedAt, changedAt, isCurrent }: SourceTruth,
  limitMinutes: number,
  breakage: Breakage | null,
): ClearCheck {
  const { station, network, trouble } = seat;
  const replication = station.replication();
  const chart = replication === null ? null : someChart(seat, time);
  if (replication === null || chart === null) return { clears: 0, violations: [] };
  const state = replication.state();
  if (isUnknowable(seat, time, state.clockOffsetMs)) return { clears: 0, violations: [] };
  const skewMs = trouble.skewMs - (trouble.frozenAtMs === null ? 0 : time.nowMs() - trouble.frozenAtMs);
  const context = contextOf(
    {
      knowledge,
      policy: {
        serverUrl: null,
        idleLockMinutes: 5,
        leaseHours: 72,
        feedLimitsMinutes: sameLimits(limitMinutes),
        theme: 'light',
        language: 'en',
      },
      honest: () => state,
      wallMs: () => BEGINNING_MS + time.nowMs() + skewMs,
      utcOffsetMinutes: () => 0,
    },
    memo,
  );
  const { checks } = review({ chart, events: [] }, knowledge, breakContext(breakage, context));
  const clear = [...new Set(checks.filter(({ outcome }) => outcome === 'clear').map(({ family }) => family))];
  const say = (family: Family, why: string): Violation => ({
    invariant: 'I6',
    what: `${station.deviceId} calls ${family} clear ${why}`,
  });
  const claimed = state.feeds.find(({ feed }) => feed === 'orders')?.asOf ?? null;
  const isBehind =
    claimed !== null && (changedAt.get(chart.id) ?? Infinity) < Date.parse(claimed) - BEGINNING_MS && !isCurrent(chart);
  const violations: Violation[] = [];
  for (const family of clear) {
    for (const feed of ['orders' as const, ...(restsOn[family] ?? [])]) {
      const heard = Math.min(network.lastPullMs ?? Number.NEGATIVE_INFINITY, stoppedAt.get(feed) ?? Infinity);
      if (time.nowMs() - heard > limitMinutes * 60_000 + TOLERANCE_MS) violations.push(say(family, `on old ${feed}`));
    }
    if (isBehind) violations.push(say(family, `on a chart that is older than its orders are said to be`));
    if (family === 'allergy' && (chart.allergies.state === 'notRecorded' || chart.allergies.state === 'unavailable'))
      violations.push(say(family, 'without knowing the allergies'));
  }
  return { clears: clear.length, violations };
}

/** Started offline with a wrong clock, or a jump of this very moment: nothing inside the machine can tell. */
function isUnknowable({ trouble, network }: Seat, time: VirtualTime, offsetMs: number | null): boolean {
  // What it does afterwards is noticed, but not by how much it was behind when the program began.
  const neverCompared = offsetMs === null || (network.lastPullMs ?? 0) <= trouble.startedAtMs;
  return (neverCompared && trouble.startedWrong) || time.nowMs() - trouble.clockTouchedMs < UNNOTICED_MS;
}

function someChart({ station }: Seat, time: VirtualTime): Chart | null {
  const charts = [...station.disks.mirror.rows.values()].filter(({ type }) => type === 'chart');
  const found = charts[Math.floor(time.nowMs() / 5000) % Math.max(1, charts.length)]?.document;
  return found?.type === 'chart' ? found.document : null;
}
