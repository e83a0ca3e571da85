import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { FeedName } from '../../schema/chart/chart.ts';
import type { Ward } from '../../schema/state/ward.ts';
import { inTransaction, type Queryable } from './database.ts';
import { publish } from './publish.ts';
import { ensureSiteKeys } from './siteKeys.ts';

export type Site = {
  readonly siteId: string;
  readonly name: string;
  readonly epoch: string;
  readonly isDemo: boolean;
  /** Secret from which opaque chart ids are made of patient ids. */
  readonly idKey: string;
};

const SELECT_SITE = `select site_id as "siteId", name, epoch, is_demo as "isDemo", id_key as "idKey" from site`;

/** The site that this server serves: the one named, else the only one, else a new one. */
export async function openSite(
  pool: Pool,
  wanted: { siteId?: string; siteName?: string; isDemo?: boolean } = {},
): Promise<Site> {
  return inTransaction(pool, async (client) => {
    const site = await findOrMakeSite(client, wanted);
    await ensureSiteKeys(client, site.siteId);
    return site;
  });
}

async function findOrMakeSite(
  client: Queryable,
  wanted: { siteId?: string; siteName?: string; isDemo?: boolean },
): Promise<Site> {
  const { rows } = await client.query<Site>(
    `${SELECT_SITE} where $1::text is null or site_id = $1 order by created_at limit 1`,
    [wanted.siteId ?? null],
  );
  if (rows[0] !== undefined) return rows[0];
  const siteId = wanted.siteId ?? 'site-1';
  await client.query('insert into site (site_id, name, epoch, is_demo, id_key) values ($1, $2, $3, $4, $5)', [
    siteId,
    wanted.siteName ?? 'Wardlight',
    randomUUID(),
    wanted.isDemo ?? false,
    randomBytes(32).toString('hex'),
  ]);
  await client.query('insert into site_counter (site_id) values ($1)', [siteId]);
  const made = await client.query<Site>(`${SELECT_SITE} where site_id = $1`, [siteId]);
  if (made.rows[0] === undefined) throw new Error('the site was not written');
  return made.rows[0];
}

export async function readSite(client: Queryable, siteId: string): Promise<Site | null> {
  const { rows } = await client.query<Site>(`${SELECT_SITE} where site_id = $1`, [siteId]);
  return rows[0] ?? null;
}

/** After a restore from a backup: every workstation pulls again and sends again what the backup did not hold. */
export async function renewEpoch(client: Queryable, siteId: string): Promise<string> {
  const epoch = randomUUID();
  await client.query('update site set epoch = $2 where site_id = $1', [siteId, epoch]);
  return epoch;
}

/** Whether nobody has put anything in yet: demo data go into an empty or a demo site only. */
export async function isSiteEmpty(client: Queryable, siteId: string): Promise<boolean> {
  const { rows } = await client.query<{ filled: boolean }>(
    'select exists (select 1 from patient where site_id = $1) or exists (select 1 from event where site_id = $1) as filled',
    [siteId],
  );
  return rows[0]?.filled === false;
}

export async function markDemo(client: Queryable, siteId: string, name: string): Promise<void> {
  await client.query('update site set is_demo = true, name = $2 where site_id = $1', [siteId, name]);
}

/** Writes wards of the directory and publishes those that are new or changed. */
export async function saveWards(client: Queryable, siteId: string, wards: readonly Ward[]): Promise<void> {
  const { rows } = await client.query<{ ward_id: string }>(
    `insert into ward (site_id, ward_id, document) select $1, * from unnest($2::text[], $3::text[])
     on conflict (site_id, ward_id) do update set document = excluded.document where ward.document <> excluded.document
     returning ward_id`,
    [siteId, wards.map((ward) => ward.id), wards.map((ward) => JSON.stringify({ ...ward, siteId }))],
  );
  await publish(
    client,
    siteId,
    rows.map(({ ward_id }) => ({ type: 'ward', id: ward_id, wardId: ward_id, chartId: null, isRemoved: false })),
  );
}

/** Puts wards that nobody described yet into the directory under the name given, and leaves known ones alone. */
export async function addMissingWards(
  client: Queryable,
  siteId: string,
  wards: ReadonlyMap<string, string>,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($2::text[]) as given (id) where not exists (select 1 from ward where site_id = $1 and ward_id = given.id) order by id',
    [siteId, [...wards.keys()]],
  );
  const missing = rows.map(({ id }) => id);
  await saveWards(
    client,
    siteId,
    missing.map((id) => ({ id, siteId, name: wards.get(id) ?? id, beds: 0 })),
  );
  return missing;
}

/** When each interface last brought something for the site as a whole; it never goes back. */
export async function touchSiteFeeds(
  client: Queryable,
  siteId: string,
  feeds: readonly FeedName[],
  at: string,
): Promise<void> {
  await client.query(
    `insert into site_feed (site_id, feed, as_of) select $1, unnest($2::text[]), $3
     on conflict (site_id, feed) do update set as_of = greatest(site_feed.as_of, excluded.as_of)`,
    [siteId, [...feeds].sort(), at],
  );
}
