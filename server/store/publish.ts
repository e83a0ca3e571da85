import type { Queryable } from './database.ts';

/** A document that changed, in one ward. `isRemoved`: it is no longer there (moved, withdrawn). */
export type Change = {
  readonly type: 'chart' | 'event' | 'state' | 'ward';
  readonly id: string;
  readonly wardId: string;
  readonly chartId: string | null;
  readonly isRemoved: boolean;
};

/**
 * Gives every change its number, as the last work of a transaction. The counter's row stays locked until the commit, so
 * the order of numbers is the order of commits, and whoever sees number n sees every smaller one. Also keeps the digest
 * of each ward, and wakes the streams of every node at the commit.
 * @returns the number before the first: change i has `base + 1 + i`
 */
export async function publish(client: Queryable, siteId: string, changes: readonly Change[]): Promise<number> {
  if (changes.length === 0) return currentSeq(client, siteId);
  const counter = await client.query<{ base: string }>(
    'update site_counter set seq = seq + $2 where site_id = $1 returning seq - $2 as base',
    [siteId, changes.length],
  );
  const base = counter.rows[0]?.base;
  if (base === undefined) throw new Error('the site has no counter');
  await client.query(WRITE_FEED, [
    siteId,
    base,
    changes.map((change) => change.type),
    changes.map((change) => change.id),
    changes.map((change) => change.wardId),
    changes.map((change) => change.chartId),
    changes.map((change) => change.isRemoved),
  ]);
  const last = Number(base) + changes.length;
  const wards = [...new Set(changes.map((change) => change.wardId))].join(',');
  // A notification holds 8,000 bytes; longer lists wake everybody.
  await client.query("select pg_notify('wardlight_feed', $1)", [
    `${siteId} ${last} ${wards.length > 7000 ? '*' : wards}`,
  ]);
  return Number(base);
}

export async function currentSeq(client: Queryable, siteId: string): Promise<number> {
  const { rows } = await client.query<{ seq: string }>('select seq from site_counter where site_id = $1', [siteId]);
  return Number(rows[0]?.seq ?? 0);
}

/** The hash is that of `schema/wire/pull.ts`: the first 8 bytes of SHA-256 over `type:id:seq`. */
const WRITE_FEED = `
with numbered as (
  select type, id, ward_id, chart_id, is_removed, $2::bigint + n as seq,
    ('x' || encode(substring(sha256(convert_to(type || ':' || id || ':' || ($2::bigint + n), 'UTF8')) from 1 for 8), 'hex'))::bit(64)::bigint as hash
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
    with ordinality as given (type, id, ward_id, chart_id, is_removed, n)
), previous as (
  select feed.ward_id, feed.hash from feed join numbered using (type, id, ward_id)
  where feed.site_id = $1 and not feed.is_removed
), written as (
  insert into feed (site_id, type, id, ward_id, seq, chart_id, is_removed, hash)
  select $1, type, id, ward_id, seq, chart_id, is_removed, hash from numbered
  on conflict (site_id, type, id, ward_id) do update
    set seq = excluded.seq, chart_id = excluded.chart_id, is_removed = excluded.is_removed, hash = excluded.hash
  returning ward_id, hash, is_removed
), delta as (
  select ward_id, sum(change) as change, bit_xor(hash) as hash from (
    select ward_id, -1 as change, hash from previous
    union all select ward_id, 1, hash from written where not is_removed) each_document
  group by ward_id
)
insert into ward_digest (site_id, ward_id, count, xor) select $1, ward_id, change, hash from delta
on conflict (site_id, ward_id) do update
  set count = ward_digest.count + excluded.count, xor = ward_digest.xor # excluded.xor`;
