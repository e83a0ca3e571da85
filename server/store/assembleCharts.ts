import type { Queryable } from './database.ts';
import { publish, type Change } from './publish.ts';

/** Results and past orders go back this far from the patient's newest result; older ones stay in the tables. */
export const WINDOW_DAYS = 400;

/**
 * Builds the charts of patients whose rows changed (locked by `lockAsDue`), keeps the text, and publishes those whose
 * content is new. A chart whose only news is that its source spoke again is left alone: an idle hospital writes nothing.
 * @returns how many charts changed
 */
export async function assembleCharts(client: Queryable, siteId: string, chartIds: readonly string[]): Promise<number> {
  const before = await client.query<{ chart_id: string; ward_id: string; is_withdrawn: boolean }>(
    `select chart_id, ward_id, content_hash = '' as is_withdrawn from chart
     where site_id = $1 and chart_id = any($2) order by chart_id for update`,
    [siteId, chartIds],
  );
  const wardBefore = new Map(before.rows.map((row) => [row.chart_id, row.ward_id]));
  const withdrawnBefore = new Set(before.rows.filter((row) => row.is_withdrawn).map((row) => row.chart_id));
  const { rows: changed } = await client.query<{ chart_id: string; ward_id: string }>({
    name: 'assemble charts',
    text: ASSEMBLE,
    values: [siteId, chartIds, WINDOW_DAYS],
  });
  const changes = [
    ...(await withdrawals(client, siteId, chartIds)),
    ...changed.map((row) => live(row.chart_id, row.ward_id)),
    ...(await moves(client, siteId, changed, wardBefore)),
    ...(await returns(
      client,
      siteId,
      changed.filter((row) => withdrawnBefore.has(row.chart_id)),
    )),
  ];
  if (changes.length > 0) await publish(client, siteId, changes);
  await client.query('delete from chart_due where site_id = $1 and chart_id = any($2)', [siteId, chartIds]);
  return changed.length;
}

function live(chartId: string, wardId: string): Change {
  return { type: 'chart', id: chartId, wardId, chartId, isRemoved: false };
}

/** What a ward held of a patient who left it goes with the patient: chart, events and small state. */
async function moves(
  client: Queryable,
  siteId: string,
  changed: readonly { chart_id: string; ward_id: string }[],
  wardBefore: ReadonlyMap<string, string>,
): Promise<Change[]> {
  const moved = changed.filter(({ chart_id, ward_id }) => (wardBefore.get(chart_id) ?? ward_id) !== ward_id);
  if (moved.length === 0) return [];
  const wardNow = new Map(moved.map((row) => [row.chart_id, row.ward_id]));
  const held = await readHeld(client, siteId, [...wardNow.keys()]);
  return held.flatMap(({ type, id, ward_id, chart_id }): Change[] => {
    const wardId = wardNow.get(chart_id);
    if (wardId === undefined || wardId === ward_id) return [];
    const gone: Change = { type, id, wardId: ward_id, chartId: chart_id, isRemoved: true };
    return type === 'chart' ? [gone] : [gone, { type, id, wardId, chartId: chart_id, isRemoved: false }];
  });
}

async function withdrawals(client: Queryable, siteId: string, chartIds: readonly string[]): Promise<Change[]> {
  // The row stays, because revisions never start again; without a content hash, a return counts as a change.
  const { rows } = await client.query<{ chart_id: string }>(
    `update chart set content_hash = '' where site_id = $1 and content_hash <> '' and chart_id in
       (select chart_id from patient where site_id = $1 and chart_id = any($2) and is_withdrawn) returning chart_id`,
    [siteId, chartIds],
  );
  if (rows.length === 0) return [];
  const held = await readHeld(
    client,
    siteId,
    rows.map((row) => row.chart_id),
  );
  return held.map(({ type, id, ward_id, chart_id }) => ({
    type,
    id,
    wardId: ward_id,
    chartId: chart_id,
    isRemoved: true,
  }));
}

/** Events and small state of patients who are back from a withdrawal, in the ward where they now are. */
async function returns(
  client: Queryable,
  siteId: string,
  back: readonly { chart_id: string; ward_id: string }[],
): Promise<Change[]> {
  if (back.length === 0) return [];
  const { rows } = await client.query<Held>(
    `select distinct type, id, given.ward_id, chart_id
     from feed join unnest($2::text[], $3::text[]) as given (chart_id, ward_id) using (chart_id)
     where site_id = $1 and type in ('event', 'state') order by type, id`,
    [siteId, back.map((row) => row.chart_id), back.map((row) => row.ward_id)],
  );
  return rows.map(({ type, id, ward_id, chart_id }) => ({
    type,
    id,
    wardId: ward_id,
    chartId: chart_id,
    isRemoved: false,
  }));
}

type Held = { type: 'chart' | 'event' | 'state'; id: string; ward_id: string; chart_id: string };

async function readHeld(client: Queryable, siteId: string, chartIds: readonly string[]): Promise<Held[]> {
  const { rows } = await client.query<Held>(
    'select type, id, ward_id, chart_id from feed where site_id = $1 and chart_id = any($2) and not is_removed order by seq',
    [siteId, chartIds],
  );
  return rows;
}

/** Milliseconds and `Z`, the one form of an instant in our documents. */
const instantJson = (column: string): string =>
  `coalesce('"' || to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null')`;

const listJson = (table: string, order: string, rest = ''): string =>
  `'[' || coalesce((select string_agg(document, ',' order by ${order}) from ${table}
     where ${table}.site_id = $1 and ${table}.chart_id = p.chart_id ${rest}), '') || ']'`;

const statusJson = (kind: string): string =>
  `coalesce((select document from patient_status s where s.site_id = $1 and s.chart_id = p.chart_id and s.kind = '${kind}'), 'null')`;

const feedJson = (feed: string): string =>
  `'"${feed}":' || ${instantJson(`(select as_of from chart_feed f where f.site_id = $1 and f.chart_id = p.chart_id and f.feed = '${feed}')`)}`;

/**
 * The content of charts and the ward of each. Text from text: each row keeps its JSON as it will travel, so a chart is
 * put together by concatenation alone. Decision record 0011 has the other ways that were measured.
 */
export const chartSelection = `
select p.chart_id, coalesce(s.ward_id, p.fallback_ward_id) as ward_id,
  '"patient":' || left(p.document, -1) || ',"pregnancy":' || ${statusJson('pregnancy')}
    || ',"lactation":' || ${statusJson('lactation')} || ',"dialysis":' || ${statusJson('dialysis')} || '}'
  || ',"stay":' || coalesce(s.document, 'null')
  || ',"orders":[' || coalesce((select string_agg('{"revision":' || o.revision || ',' || substr(o.document, 2), ',' order by o.order_id)
      from medication_order o where o.site_id = $1 and o.chart_id = p.chart_id
      and (o.end_at is null or w.since is null or o.end_at >= w.since)), '') || ']'
  || ',"administrations":' || ${listJson('administration', 'at, administration_id', 'and (w.since is null or at >= w.since)')}
  || ',"observations":' || ${listJson('observation', 'effective_at nulls first, observation_id', 'and (effective_at is null or effective_at >= w.since)')}
  || ',"allergies":{"state":"' || case
      when exists (select 1 from allergy a where a.site_id = $1 and a.chart_id = p.chart_id and a.counts_as_known) then 'known'
      when n.chart_id is not null then 'noKnownAllergies' else 'notRecorded' end
    || '","entries":' || ${listJson('allergy', 'allergy_id')}
    || ',"assertedAt":' || coalesce(${instantJson('n.asserted_at')}, 'null') || '}'
  || ',"conditions":{"state":"' || case
      when exists (select 1 from condition c where c.site_id = $1 and c.chart_id = p.chart_id) then 'recorded' else 'notRecorded' end
    || '","entries":' || ${listJson('condition', 'condition_id')} || '}'
  || ',"completeSince":' || ${instantJson('w.since')} as content,
  '"feedsAsOf":{' || ${['orders', 'results', 'allergies', 'conditions', 'patient'].map(feedJson).join(` || ',' || `)} || '}' as feeds
from patient p
left join lateral (
  select max(effective_at) - make_interval(days => $3) as since from observation o
  where o.site_id = $1 and o.chart_id = p.chart_id) w on true
left join lateral (
  select document, ward_id from stay where stay.site_id = $1 and stay.chart_id = p.chart_id
  order by case status when 'inProgress' then 0 when 'unknown' then 1 when 'finished' then 2 else 3 end,
    coalesce(discharged_at, admitted_at) desc nulls last, stay_id limit 1) s on true
left join lateral (
  select chart_id, asserted_at from no_known_allergies k
  where k.site_id = $1 and k.chart_id = p.chart_id and k.is_current order by asserted_at desc nulls last limit 1) n on true
where p.site_id = $1 and p.chart_id = any($2) and not p.is_withdrawn`;

/** `"revision":1}` ends every new text; an update replaces it. */
const ASSEMBLE = `
with piece as (${chartSelection})
insert into chart (site_id, chart_id, ward_id, revision, content_hash, document)
select $1, chart_id, ward_id, 1, sha256(convert_to(content, 'UTF8')),
  '{"id":' || to_json(chart_id) || ',"siteId":' || to_json($1::text) || ',"wardId":' || to_json(ward_id) || ',' || feeds || ',' || content || ',"revision":1}'
from piece
on conflict (site_id, chart_id) do update set ward_id = excluded.ward_id, revision = chart.revision + 1,
  content_hash = excluded.content_hash,
  document = left(excluded.document, -length('1}')) || (chart.revision + 1) || '}'
where (chart.content_hash, chart.ward_id) is distinct from (excluded.content_hash, excluded.ward_id)
returning chart_id, ward_id`;
