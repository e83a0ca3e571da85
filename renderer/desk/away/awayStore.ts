import type { Instant } from '../../../schema/instant.ts';
import type { Stored } from '../../../sync/client/ports.ts';
import type { AwayCounts, AwayItem } from '../deskViews.ts';
import type { SeenChart } from './seenChart.ts';

/** Since when, until when, and what was only counted. */
export interface AwayMeta {
  readonly userId: string;
  /** When this person last had a live and verified copy before them. */
  readonly presentAt: Instant | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly counts: AwayCounts;
}

/** One row of the book, sealed on the disk: what was seen of a chart, or what is listed about it. */
export type AwayRow =
  | { readonly kind: 'seen'; readonly id: string; readonly wardId: string; readonly content: SeenChart }
  | { readonly kind: 'items'; readonly id: string; readonly wardId: string; readonly content: readonly AwayItem[] }
  | { readonly kind: 'meta'; readonly id: 'meta'; readonly wardId: '-'; readonly content: AwayMeta };

/** What outlives a restart of what a person saw and has still to see. */
export interface AwayStore {
  readAll(): Stored<readonly AwayRow[]>;
  put(rows: readonly AwayRow[]): Stored<null>;
  remove(ids: readonly string[]): Stored<null>;
  /** Gives what was being written about one record to another; answers of what kind the drafts were (`comment`, `intervention`). */
  moveDrafts(fromChartId: string, toChartId: string): Stored<readonly string[]>;
}
