import type { FeedName } from '../../schema/chart/chart.ts';
import { feedsOf, type ChartPieces } from './chartPieces.ts';
import type { Queryable } from './database.ts';
import { countsAsKnown, rowTables, upsertStatement, type RowTable } from './rowTables.ts';
import { savePatients } from './savePatients.ts';

export type SaveOptions = {
  /** When the source said it, ISO instant: the age of each feed is counted from here. */
  readonly asOf: string;
  /** Where a patient is listed whose source names no ward. */
  readonly fallbackWardId: string;
  /** Interfaces that have spoken even if they brought nothing ("no new results"). */
  readonly feeds?: readonly FeedName[];
};

/**
 * Writes the rows of charts and marks those charts as due for assembly. The mark is also the lock of the chart: whoever
 * writes next waits for this transaction, so that no assembly misses a row of a concurrent one.
 */
export async function saveChartRows(
  client: Queryable,
  siteId: string,
  batch: readonly ChartPieces[],
  options: SaveOptions,
): Promise<void> {
  const chartIds = [...new Set(batch.map((pieces) => pieces.chartId))].sort();
  await lockAsDue(client, siteId, chartIds);
  await savePatients(client, siteId, batch, options.fallbackWardId);
  for (const [kind, table] of Object.entries(rowTables)) {
    await upsert(client, siteId, table, rowsOf(batch, kind as keyof typeof rowTables));
  }
  await remove(client, siteId, batch);
  await touchChartFeeds(client, siteId, batch, options);
}

/** In the order of their ids, so that two writers of the same charts wait for each other and never in a circle. */
export async function lockAsDue(client: Queryable, siteId: string, chartIds: readonly string[]): Promise<void> {
  await client.query(
    `insert into chart_due (site_id, chart_id) select $1, unnest($2::text[])
     on conflict (site_id, chart_id) do update set since = chart_due.since`,
    [siteId, chartIds],
  );
}

type Row = { readonly chartId: string; readonly id: string; readonly values: readonly unknown[] };

function rowsOf(batch: readonly ChartPieces[], kind: keyof typeof rowTables): Row[] {
  return batch.flatMap((pieces): Row[] => {
    const { chartId } = pieces;
    switch (kind) {
      case 'stays':
        return (pieces.stays ?? []).map((stay) => {
          const values = [stay.status, stay.wardId, stay.admittedAt, stay.dischargedAt, JSON.stringify(stay)];
          return { chartId, id: stay.id, values };
        });
      case 'orders':
        return (pieces.orders ?? []).map((order) => {
          const values = [0, order.status, order.start, order.end, JSON.stringify({ ...order, revision: undefined })];
          return { chartId, id: order.id, values };
        });
      case 'administrations':
        return (pieces.administrations ?? []).map((given) => {
          return { chartId, id: given.id, values: [given.orderId, given.at, JSON.stringify(given)] };
        });
      case 'observations':
        return (pieces.observations ?? []).map((seen) => {
          return { chartId, id: seen.id, values: [seen.category, seen.effectiveAt, JSON.stringify(seen)] };
        });
      case 'allergies':
        return (pieces.allergies ?? []).map((allergy) => {
          const values = [countsAsKnown(allergy), allergy.recordedAt, JSON.stringify(allergy)];
          return { chartId, id: allergy.id, values };
        });
      case 'noKnownAllergies':
        return (pieces.noKnownAllergies ?? []).map((statement) => {
          return { chartId, id: statement.id, values: [statement.isCurrent, statement.assertedAt] };
        });
      case 'conditions':
        return (pieces.conditions ?? []).map((condition) => {
          return { chartId, id: condition.id, values: [JSON.stringify(condition)] };
        });
    }
  });
}

/** Of several rows with one key the last counts, as if they had come one after the other. */
async function upsert(client: Queryable, siteId: string, table: RowTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const unique = [...new Map(rows.map((row) => [`${row.chartId} ${row.id}`, row])).values()];
  await client.query({
    name: `save ${table.name}`,
    text: upsertStatement(table),
    values: [
      siteId,
      unique.map((row) => row.chartId),
      unique.map((row) => row.id),
      ...table.columns.map((_, index) => unique.map((row) => row.values[index])),
    ],
  });
}

async function remove(client: Queryable, siteId: string, batch: readonly ChartPieces[]): Promise<void> {
  for (const { chartId, removals } of batch) {
    for (const { of, id } of removals ?? []) {
      const statement =
        of === 'stay'
          ? 'delete from stay where site_id = $1 and chart_id = $2 and stay_id = $3'
          : 'delete from administration where site_id = $1 and chart_id = $2 and administration_id = $3';
      await client.query(statement, [siteId, chartId, id]);
    }
  }
}

async function touchChartFeeds(
  client: Queryable,
  siteId: string,
  batch: readonly ChartPieces[],
  options: SaveOptions,
): Promise<void> {
  const spoken = new Map<string, readonly [string, FeedName]>();
  for (const pieces of batch) {
    for (const feed of [...feedsOf(pieces), ...(options.feeds ?? [])]) {
      spoken.set(`${pieces.chartId} ${feed}`, [pieces.chartId, feed]);
    }
  }
  const rows = [...spoken.values()];
  await client.query(
    `insert into chart_feed (site_id, chart_id, feed, as_of) select $1, chart_id, feed, $4 from unnest($2::text[], $3::text[]) as given (chart_id, feed)
     on conflict (site_id, chart_id, feed) do update set as_of = greatest(chart_feed.as_of, excluded.as_of)`,
    [siteId, rows.map(([chartId]) => chartId), rows.map(([, feed]) => feed), options.asOf],
  );
}
