import type { Chart, FeedName } from '../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { Instant } from '../../schema/instant.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import type { ResolverMemo } from '../resolver/resolution.ts';

/** What is known of one patient: the hospital's chart and what pharmacists did, this workstation's unsent acts included. */
export interface Facts {
  readonly chart: Chart;
  readonly events: readonly ClinicalEvent[];
  /** What pharmacists corrected, where there is any, with what they do not agree on. */
  readonly states?: readonly SmallState[];
}

/** When the review is made, and how far its sources and the clock can be trusted. */
export interface ReviewContext {
  readonly now: Instant;
  /** How old each source is, and how old it may be. `asOf` null: it never came. */
  readonly feeds: Readonly<Record<FeedName, { readonly asOf: Instant | null; readonly limitMinutes: number }>>;
  readonly clock: { readonly trusted: boolean };
  /** The ward's clock minus UTC: times of day of an order are told by it. */
  readonly utcOffsetMinutes: number;
  /** Remembers how medications were recognised; belongs to one compiled knowledge. Changes speed, never the answer. */
  readonly memo?: ResolverMemo;
}
