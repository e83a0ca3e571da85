import { createResolverMemo } from '../../../clinical/resolver/resolution.ts';
import type { ReviewContext } from '../../../clinical/review/review.ts';
import { BENCH_NOW } from './lineCharts.ts';

/** Fresh feeds and a trusted clock; medications once recognised are remembered, as on the desk. */
export function benchContext(): ReviewContext {
  const feed = { asOf: BENCH_NOW, limitMinutes: 60 };
  return {
    now: BENCH_NOW,
    utcOffsetMinutes: 0,
    clock: { trusted: true },
    feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
    memo: createResolverMemo(),
  };
}
