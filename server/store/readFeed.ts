import type { Pool } from 'pg';
import type { FeedName } from '../../schema/chart/chart.ts';
import { inSnapshot, type Queryable } from './database.ts';
import { currentSeq } from './publish.ts';

export type FeedRow = {
  readonly seq: number;
  readonly type: 'chart' | 'event' | 'state' | 'ward';
  readonly id: string;
  readonly wardId: string;
  /** The document's JSON text as it travels; null: removed from this scope. */
  readonly document: string | null;
};

export type FeedPage = {
  readonly rows: readonly FeedRow[];
  readonly more: boolean;
  /** Of everything in scope at the moment of this page; null when more follows. */
  readonly digest: { readonly count: number; readonly xor: string } | null;
  /** The site's newest number at that moment; null when more follows. */
  readonly head: number | null;
};

/**
 * The next changes of a scope after `afterSeq`, in the order of their numbers, all from one moment. `only`: of these wards
 * of the scope.
 */
export function readFeedPage(
  pool: Pool,
  siteId: string,
  wardIds: readonly string[],
  afterSeq: number,
  limit: number,
  only: readonly string[] = wardIds,
): Promise<FeedPage> {
  return inSnapshot(pool, async (client) => {
    const { rows } = await client.query<{ seq: string } & Omit<FeedRow, 'seq'>>({
      name: 'read feed page',
      text: READ_PAGE,
      values: [siteId, wardIds, afterSeq, limit + 1, only],
    });
    const more = rows.length > limit;
    const page = rows.slice(0, limit).map((row) => ({ ...row, seq: Number(row.seq) }));
    if (more) return { rows: page, more, digest: null, head: null };
    const digest = await readDigest(client, siteId, wardIds);
    return { rows: page, more, digest, head: await currentSeq(client, siteId) };
  });
}

/**
 * Each ward is walked along its own index, so a page costs the same wherever the client stands. A removal is left out
 * while the document lives on, or was removed later, in another ward of the scope: an id occurs once.
 */
const READ_PAGE = `
with page as (
  select f.* from (select distinct unnest($5::text[]) as ward_id) w cross join lateral (
    select seq, type, id, ward_id, is_removed from feed
    where feed.site_id = $1 and feed.ward_id = w.ward_id and feed.seq > $3
      and not (feed.is_removed and exists (
        select 1 from feed other where other.site_id = $1 and other.type = feed.type and other.id = feed.id
          and other.ward_id = any($2) and other.ward_id <> feed.ward_id and (other.seq > feed.seq or not other.is_removed)))
    order by seq limit $4) f
  order by seq limit $4
)
select seq, type, id, ward_id as "wardId", case when is_removed then null
  when type = 'chart' then (select document from chart where site_id = $1 and chart_id = page.id)
  when type = 'event' then (select document from event where site_id = $1 and event_id = page.id)
  when type = 'state' then (select document from small_state where site_id = $1 and state_id = page.id)
  else (select document from ward where site_id = $1 and ward_id = page.id) end as document
from page order by seq`;

async function readDigest(
  client: Queryable,
  siteId: string,
  wardIds: readonly string[],
): Promise<{ count: number; xor: string }> {
  const { rows } = await client.query<{ count: string; xor: string }>({
    name: 'read digest',
    text: `select coalesce(sum(count), 0) as count, lpad(to_hex(coalesce(bit_xor(xor), 0)), 16, '0') as xor
      from ward_digest where site_id = $1 and ward_id = any($2)`,
    values: [siteId, wardIds],
  });
  return { count: Number(rows[0]?.count ?? 0), xor: rows[0]?.xor ?? '0'.repeat(16) };
}

/** Patients whose chart a first load has still to send. */
export async function countChartsDue(
  client: Queryable,
  siteId: string,
  wardIds: readonly string[],
  afterSeq: number,
): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from feed where site_id = $1 and ward_id = any($2) and seq > $3 and type = 'chart' and not is_removed`,
    [siteId, wardIds, afterSeq],
  );
  return Number(rows[0]?.count ?? 0);
}

/** What a first load of the scope brings, ward by ward. The sizes come from the rows' heads: no document is read. */
export async function readWardSizes(
  client: Queryable,
  siteId: string,
  wardIds: readonly string[],
): Promise<{ wardId: string; patients: number; octets: number }[]> {
  const { rows } = await client.query<{ wardId: string; patients: string; octets: string }>({
    name: 'read ward sizes',
    text: `select ward_id as "wardId", count(*) as patients, sum(octet_length(document)) as octets
      from feed join chart using (site_id, ward_id) where site_id = $1 and ward_id = any($2) and type = 'chart'
      and feed.id = chart.chart_id and not is_removed group by ward_id`,
    values: [siteId, wardIds],
  });
  return rows.map(({ wardId, patients, octets }) => ({
    wardId,
    patients: Number(patients),
    octets: Number(octets),
  }));
}

/** Where a site stands: its epoch, its newest number, and when each interface last spoke. Null: there is no such site. */
export type SitePosition = {
  readonly epoch: string;
  readonly seq: number;
  readonly feedsAsOf: Readonly<Record<FeedName, string | null>>;
  /** The newest off-site backup holds everything up to this number; 0: none is known. */
  readonly durableThrough: number;
};

export async function readPosition(client: Queryable, siteId: string): Promise<SitePosition | null> {
  const { rows } = await client.query<{
    epoch: string;
    seq: string;
    feeds: Record<string, string> | null;
    durable: string | null;
  }>({
    name: 'read position',
    text: `select epoch, seq, (select json_object_agg(feed, as_of) from site_feed f where f.site_id = $1) as feeds,
        (select through_seq from site_backup b where b.site_id = $1) as durable
      from site join site_counter using (site_id) where site_id = $1`,
    values: [siteId],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const at = (feed: FeedName): string | null => {
    const asOf = row.feeds?.[feed];
    return asOf === undefined ? null : new Date(asOf).toISOString();
  };
  const feedsAsOf = {
    orders: at('orders'),
    results: at('results'),
    allergies: at('allergies'),
    conditions: at('conditions'),
    patient: at('patient'),
  };
  return { epoch: row.epoch, seq: Number(row.seq), feedsAsOf, durableThrough: Number(row.durable ?? 0) };
}
