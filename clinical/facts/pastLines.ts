import type { Chart } from '../../schema/chart/chart.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { ResolverMemo } from '../resolver/resolution.ts';
import { type Line, lineOf } from './lines.ts';

/** A line that is no longer given. */
export interface PastLine {
  readonly line: Line;
  /** The last moment at which it can have been given; null: nobody says when it stopped. */
  readonly endedMs: number | null;
}

const ended: ReadonlySet<string> = new Set(['stopped', 'completed']);
const current: ReadonlySet<string> = new Set(['active', 'unknown', 'onHold']);

/**
 * Orders that were given and have ended, and suspended ones: their drug may still act. Drafts, cancelled orders and
 * errors were never given; nor was an order that ended when it began.
 */
export function pastLines(
  chart: Chart,
  knowledge: CompiledKnowledge,
  nowMs: number,
  memo?: ResolverMemo,
): readonly PastLine[] {
  const past: PastLine[] = [];
  for (const order of chart.orders) {
    const endMs = order.end === null ? null : Date.parse(order.end);
    const isPast = ended.has(order.status) || (current.has(order.status) && endMs !== null && endMs <= nowMs);
    if (!isPast && order.status !== 'onHold') continue;
    if (order.start !== null && endMs !== null && endMs <= Date.parse(order.start)) continue;
    const line = lineOf(order, knowledge, memo);
    // An end in the future is that of the plan, not of what was done.
    past.push({
      line,
      endedMs: endMs !== null && endMs <= nowMs ? endMs : (lastGivenMs(chart, order.id) ?? onlyDoseMs(line)),
    });
  }
  return past;
}

function lastGivenMs(chart: Chart, orderId: string): number | null {
  let last: number | null = null;
  for (const administration of chart.administrations) {
    if (administration.orderId !== orderId || administration.status !== 'given') continue;
    last = Math.max(last ?? -Infinity, Date.parse(administration.at));
  }
  return last;
}

/** A dose that was ordered once was given when it was due. */
function onlyDoseMs(line: Line): number | null {
  const isOnce = line.order.dosages.length > 0 && line.order.dosages.every((dosage) => dosage.timing.once === true);
  return isOnce && line.startMs !== -Infinity ? line.startMs : null;
}
