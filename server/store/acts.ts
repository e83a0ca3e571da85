import { z } from 'zod';
import type { Queryable } from './database.ts';

/** How an act was answered when it first came; a replay gets the same. `contentHash` of an event is its digest. */
export type StoredOutcome = {
  readonly contentHash: string;
  readonly outcome: 'accepted' | 'conflict';
  readonly seq: number;
};

export async function readOutcomes(
  client: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, StoredOutcome>> {
  const { rows } = await client.query<{
    act_id: string;
    content_hash: string;
    outcome: 'accepted' | 'conflict';
    seq: string;
  }>('select act_id, content_hash, outcome, seq from act_outcome where site_id = $1 and act_id = any($2)', [
    siteId,
    ids,
  ]);
  const outcomes = new Map<string, StoredOutcome>(
    rows.map((row) => [row.act_id, { contentHash: row.content_hash, outcome: row.outcome, seq: Number(row.seq) }]),
  );
  const others = ids.filter((id) => !outcomes.has(id));
  return others.length === 0 ? outcomes : new Map([...outcomes, ...(await outcomesOfEvents(client, siteId, others))]);
}

const withDigest = z.object({ digest: z.string() });

/** Of events whose outcome was let go: the event itself is kept for ever and says that it was accepted. */
async function outcomesOfEvents(
  client: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, StoredOutcome>> {
  const { rows } = await client.query<{ event_id: string; document: string; seq: string | null }>(
    `select event_id, document, (select max(seq) from feed where feed.site_id = $1 and type = 'event' and id = event_id) as seq
     from event where site_id = $1 and event_id = any($2)`,
    [siteId, ids],
  );
  return new Map(
    rows.map(({ event_id, document, seq }) => [
      event_id,
      { contentHash: withDigest.parse(JSON.parse(document)).digest, outcome: 'accepted', seq: Number(seq) },
    ]),
  );
}

const KEEP_OUTCOMES_DAYS = 90;

/**
 * Lets the stored outcomes of events go after 90 days. The ids stay for ever, as the primary key of the events. Those of
 * commands stay too: accepted or conflict, nothing else tells.
 */
export async function forgetOldOutcomes(client: Queryable, siteId: string, now: Date): Promise<number> {
  const { rowCount } = await client.query(
    `delete from act_outcome o where site_id = $1 and decided_at < $2
     and exists (select 1 from event e where e.site_id = $1 and e.event_id = o.act_id)`,
    [siteId, new Date(now.getTime() - KEEP_OUTCOMES_DAYS * 86_400_000)],
  );
  return rowCount ?? 0;
}

export type ChartPlace = { readonly wardId: string; readonly everIn: ReadonlySet<string> };

/**
 * Where charts lie now and which wards they have been in. The charts stay put until the transaction ends, so that an
 * event written now is listed in the ward that the chart is in.
 */
export async function holdCharts(
  client: Queryable,
  siteId: string,
  chartIds: readonly string[],
): Promise<Map<string, ChartPlace>> {
  if (chartIds.length === 0) return new Map();
  const charts = await client.query<{ chart_id: string; ward_id: string }>(
    'select chart_id, ward_id from chart where site_id = $1 and chart_id = any($2) order by chart_id for share',
    [siteId, chartIds],
  );
  const past = await client.query<{ id: string; wards: string[] }>(
    `select id, array_agg(ward_id) as wards from feed where site_id = $1 and type = 'chart' and id = any($2) group by id`,
    [siteId, chartIds],
  );
  const wardsById = new Map(past.rows.map((row) => [row.id, row.wards]));
  return new Map(
    charts.rows.map((row) => [
      row.chart_id,
      { wardId: row.ward_id, everIn: new Set([row.ward_id, ...(wardsById.get(row.chart_id) ?? [])]) },
    ]),
  );
}

/** Which of these events the server has, and of what kind and chart they are. */
export async function readReferences(
  client: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, { chartId: string; kind: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ event_id: string; chart_id: string; kind: string }>(
    'select event_id, chart_id, kind from event where site_id = $1 and event_id = any($2)',
    [siteId, ids],
  );
  return new Map(rows.map((row) => [row.event_id, { chartId: row.chart_id, kind: row.kind }]));
}

export type EventRow = {
  readonly id: string;
  readonly chartId: string;
  readonly authorId: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly document: string;
};

/** In the order of their ids, so that two pushes of the same events wait for each other and never in a circle. */
export async function insertEvents(
  client: Queryable,
  siteId: string,
  events: readonly EventRow[],
  receivedAt: string,
): Promise<void> {
  if (events.length === 0) return;
  const rows = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  await client.query(
    `insert into event (site_id, event_id, chart_id, author_id, kind, occurred_at, received_at, document)
     select $1, id, chart_id, author_id, kind, occurred_at, $2, document
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])
       as given (id, chart_id, author_id, kind, occurred_at, document)`,
    [
      siteId,
      receivedAt,
      rows.map((row) => row.id),
      rows.map((row) => row.chartId),
      rows.map((row) => row.authorId),
      rows.map((row) => row.kind),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.document),
    ],
  );
}

export type OutcomeRow = { readonly id: string } & StoredOutcome;

export async function insertOutcomes(
  client: Queryable,
  siteId: string,
  outcomes: readonly OutcomeRow[],
  decidedAt: string,
): Promise<void> {
  if (outcomes.length === 0) return;
  await client.query(
    `insert into act_outcome (site_id, act_id, content_hash, outcome, seq, decided_at)
     select $1, id, content_hash, outcome, seq, $2
     from unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) as given (id, content_hash, outcome, seq)`,
    [
      siteId,
      decidedAt,
      outcomes.map((row) => row.id),
      outcomes.map((row) => row.contentHash),
      outcomes.map((row) => row.outcome),
      outcomes.map((row) => row.seq),
    ],
  );
}
