import { createResolverMemo, type ResolverMemo } from '../../../clinical/resolver/resolution.ts';
import { review, type Facts, type ReviewContext } from '../../../clinical/review/review.ts';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import type { FeedName } from '../../../schema/chart/chart.ts';
import type { Policy } from '../../../schema/ipc/policy.ts';
import type { Review } from '../../../schema/review/review.ts';
import type { HonestState } from '../../../sync/client/honestState.ts';

/** Reviews one patient as of now, with the age of every feed and the trust in the clock as replication knows them. */
export type Reviewer = (facts: Facts) => Review;

export interface ReviewerInputs {
  readonly knowledge: CompiledKnowledge;
  readonly policy: Policy;
  readonly honest: () => HonestState;
  readonly wallMs: () => number;
  readonly utcOffsetMinutes: () => number;
}

const UNTRUSTED_MS = 10 * 60_000;
const BEHIND_DATA_MS = 5 * 60_000;

export function createReviewer(inputs: ReviewerInputs): Reviewer {
  const memo = createResolverMemo();
  return (facts) => review(facts, inputs.knowledge, contextOf(inputs, memo));
}

export function contextOf(
  { policy, honest, wallMs, utcOffsetMinutes }: ReviewerInputs,
  memo: ResolverMemo,
): ReviewContext {
  const { feeds, clockOffsetMs, dataAsOf } = honest();
  const wall = wallMs();
  const asOf = new Map(feeds.map((feed) => [feed.feed, feed.asOf]));
  const feed = (name: FeedName) => ({ asOf: asOf.get(name) ?? null, limitMinutes: policy.feedLimitsMinutes[name] });
  return {
    now: new Date(wall - (clockOffsetMs ?? 0)).toISOString(),
    utcOffsetMinutes: utcOffsetMinutes(),
    feeds: {
      orders: feed('orders'),
      results: feed('results'),
      allergies: feed('allergies'),
      conditions: feed('conditions'),
      patient: feed('patient'),
    },
    memo,
    clock: { trusted: isClockTrusted(wall, clockOffsetMs, dataAsOf) },
  };
}

/** A clock that was never compared is believed, unless it is behind data that already arrived: then it ran backwards. */
function isClockTrusted(wallMs: number, offsetMs: number | null, dataAsOf: string | null): boolean {
  if (offsetMs !== null) return Math.abs(offsetMs) <= UNTRUSTED_MS;
  return dataAsOf === null || wallMs >= Date.parse(dataAsOf) - BEHIND_DATA_MS;
}
