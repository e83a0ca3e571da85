import type { ReviewContext } from '../../clinical/review/reviewContext.ts';

export type ReviewMoment = { readonly now: string; readonly asOf: string; readonly utcOffsetMinutes: number };

/** The feeds of a file are as old as the caller says; how old is too old is what a workstation has by default. */
const FEED_LIMITS_MINUTES = { orders: 60, results: 120, allergies: 1440, conditions: 1440, patient: 1440 } as const;

export function contextOf({ now, asOf, utcOffsetMinutes }: ReviewMoment): ReviewContext {
  const feed = (name: keyof typeof FEED_LIMITS_MINUTES) => ({ asOf, limitMinutes: FEED_LIMITS_MINUTES[name] });
  const feeds = {
    orders: feed('orders'),
    results: feed('results'),
    allergies: feed('allergies'),
    conditions: feed('conditions'),
    patient: feed('patient'),
  };
  return { now, feeds, clock: { trusted: true }, utcOffsetMinutes };
}
