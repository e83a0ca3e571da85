import type { Pool } from 'pg';
import type { FeedName } from '../../schema/chart/chart.ts';
import { assembleCharts } from './assembleCharts.ts';
import { feedsOf, type ChartPieces } from './chartPieces.ts';
import { inTransaction } from './database.ts';
import { lockAsDue, saveChartRows, type SaveOptions } from './saveChartRows.ts';
import { addMissingWards, touchSiteFeeds } from './site.ts';

const CHARTS_PER_TRANSACTION = 200;

export type ImportCounts = { readonly chartsChanged: number; readonly wardsAdded: readonly string[] };

/**
 * Takes in what sources say about patients: rows, charts and feed, in transactions of 200 charts. Taking the same in
 * again changes nothing. Wards that the directory does not have are added under their id.
 */
export async function importCharts(
  pool: Pool,
  siteId: string,
  batch: readonly ChartPieces[],
  options: SaveOptions & { readonly onProgress?: (done: number, total: number) => void },
): Promise<ImportCounts> {
  let chartsChanged = 0;
  const wardsAdded: string[] = [];
  for (let start = 0; start < batch.length; start += CHARTS_PER_TRANSACTION) {
    const part = batch.slice(start, start + CHARTS_PER_TRANSACTION);
    wardsAdded.push(...(await addWardsOf(pool, siteId, part, options)));
    chartsChanged += await inTransaction(pool, async (client) => {
      await saveChartRows(client, siteId, part, options);
      await touchSiteFeeds(client, siteId, spokenIn(part, options), options.asOf);
      return assembleCharts(client, siteId, [...new Set(part.map((pieces) => pieces.chartId))].sort());
    });
    options.onProgress?.(Math.min(start + CHARTS_PER_TRANSACTION, batch.length), batch.length);
  }
  return { chartsChanged, wardsAdded };
}

/** Rows only: for a long import, whose charts are assembled once at its end by `assembleDue`. */
export async function importRows(
  pool: Pool,
  siteId: string,
  batch: readonly ChartPieces[],
  options: SaveOptions,
): Promise<readonly string[]> {
  const wards = await addWardsOf(pool, siteId, batch, options);
  await inTransaction(pool, async (client) => {
    await saveChartRows(client, siteId, batch, options);
    await touchSiteFeeds(client, siteId, spokenIn(batch, options), options.asOf);
  });
  return wards;
}

/** Assembles whatever an import left due, also one that was interrupted. */
export async function assembleDue(pool: Pool, siteId: string): Promise<number> {
  let changed = 0;
  for (;;) {
    const part = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ chart_id: string }>(
        'select chart_id from chart_due where site_id = $1 order by chart_id limit $2 for update skip locked',
        [siteId, CHARTS_PER_TRANSACTION],
      );
      const chartIds = rows.map((row) => row.chart_id);
      if (chartIds.length === 0) return { taken: 0, changed: 0 };
      await lockAsDue(client, siteId, chartIds);
      return { taken: chartIds.length, changed: await assembleCharts(client, siteId, chartIds) };
    });
    changed += part.changed;
    if (part.taken === 0) return changed;
  }
}

/** In a transaction of its own: publishing a ward takes the site's counter, which the charts' transaction takes last. */
function addWardsOf(
  pool: Pool,
  siteId: string,
  batch: readonly ChartPieces[],
  options: SaveOptions,
): Promise<string[]> {
  return inTransaction(pool, (client) => addMissingWards(client, siteId, wardsIn(batch, options.fallbackWardId)));
}

function spokenIn(batch: readonly ChartPieces[], options: SaveOptions): FeedName[] {
  return [...new Set([...batch.flatMap(feedsOf), ...(options.feeds ?? [])])];
}

function wardsIn(batch: readonly ChartPieces[], fallbackWardId: string): Map<string, string> {
  const wards = new Map<string, string>();
  if (batch.some((pieces) => pieces.identity !== undefined)) wards.set(fallbackWardId, fallbackWardId);
  for (const pieces of batch) for (const stay of pieces.stays ?? []) wards.set(stay.wardId, stay.wardId);
  return wards;
}
