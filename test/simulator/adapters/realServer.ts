import { randomBytes } from 'node:crypto';
import type { FeedName } from '../../../schema/chart/chart.ts';
import type { FeedItem } from '../../../schema/wire/feedItem.ts';
import type { User } from '../../../schema/wire/session.ts';
import { createServer } from '../../../server/createServer.ts';
import { chartToPieces } from '../../../server/demo/load/chartToPieces.ts';
import { hashToken } from '../../../server/http/authenticate.ts';
import { saveAccount } from '../../../server/store/accounts.ts';
import { noteBackup } from '../../../server/store/backups.ts';
import { inTransaction, type Pool } from '../../../server/store/database.ts';
import { importCharts } from '../../../server/store/importCharts.ts';
import { deleteSession, insertSession } from '../../../server/store/sessions.ts';
import { readFeedPage, readPosition } from '../../../server/store/readFeed.ts';
import { renewEpoch, saveWards, touchSiteFeeds } from '../../../server/store/site.ts';
import { sampleChart } from '../sampleDocuments.ts';
import type { ServedAnswer, SimulatedServer, Truth } from '../simulatedServer.ts';
import { BEGINNING_MS, type VirtualTime } from '../virtualTime.ts';

const feedNames: readonly FeedName[] = ['orders', 'results', 'allergies', 'conditions', 'patient'];
const HOUR_MS = 3_600_000;
/** Of the database, what a backup of the patients' data does not bring back. */
const NOT_RESTORED = ['account', 'account_ward', 'session', 'device', 'site'];

/** The real server on a PostgreSQL, over loopback, in the scenario's time: time stands still while it works. */
export async function createRealServer(
  databaseUrl: string,
  time: VirtualTime,
): Promise<{ server: SimulatedServer & { close(): Promise<void> }; siteId: string }> {
  const now = (): Date => new Date(BEGINNING_MS + time.nowMs());
  const { url, store, close } = await createServer({ databaseUrl, now });
  const { pool } = store;
  const { siteId } = store.site;
  const tokens = new Map<string, string>();
  const wards = new Set<string>();
  const stopped = new Set<FeedName>();
  const placed = new Map<string, number>();
  let refusesVersion = false;
  /** Nobody else changes this database: between two changes the truth is asked for once. */
  let truth: Promise<Truth> | null = null;
  const known = (): Promise<Truth> => (truth ??= readTruth(pool, siteId, [...wards]));
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    truth = null;
    const value = await work;
    truth = null;
    return value;
  };

  const ask = async (userId: string, path: string, body?: string): Promise<ServedAnswer> => {
    // The interfaces of this hospital speak all the time, but for those that stand still.
    const speaking = feedNames.filter((feed) => !stopped.has(feed));
    await touchSiteFeeds(pool, siteId, speaking, now().toISOString());
    const answer = await fetch(`${url}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(userId) ?? 'nobody'}` },
    });
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: await answer.text(),
    };
  };
  /** What a workstation of before the first version would say. */
  const asRead = (body: string): string =>
    refusesVersion ? JSON.stringify({ ...(JSON.parse(body) as object), protocol: 0 }) : body;

  async function renewSession(userId: string): Promise<void> {
    const token = tokens.get(userId) ?? randomBytes(24).toString('base64url');
    tokens.set(userId, token);
    await deleteSession(pool, siteId, hashToken(token));
    const expiresAt = new Date(now().getTime() + 72 * HOUR_MS);
    await insertSession(pool, siteId, { tokenHash: hashToken(token), userId, deviceId: userId, now: now(), expiresAt });
  }

  const server: SimulatedServer = {
    status: () => time.outside(ask('', '/sync/v1/status')),
    pull: (userId, body) => time.outside(ask(userId, '/sync/v1/pull', asRead(body))),
    push: (userId, body) => time.outside(changed(ask(userId, '/sync/v1/push', body))),
    bulk: (userId, body) =>
      time.outside(
        ask(userId, '/sync/v1/bulk', asRead(body)).then((answer) => ({
          answer: { ...answer, body: answer.status === 200 ? '' : answer.body },
          lines: answer.status === 200 ? answer.body.split('\n').filter((line) => line !== '') : [],
        })),
      ),
    head: () => time.outside(known()),
    async putWard(id) {
      wards.add(id);
      const ward = { id, siteId, name: id, beds: 20 };
      await changed(inTransaction(pool, (client) => saveWards(client, siteId, [ward])));
    },
    async putChart(id, wardId) {
      const count = (placed.get(id) ?? 0) + 1;
      // An interface that stands still brings nothing.
      if (stopped.has('patient')) return;
      placed.set(id, count);
      const whole = chartToPieces({
        ...sampleChart(id, wardId, 0),
        stay: { id: `stay-${id}`, status: 'inProgress', wardId, bed: `${count}`, admittedAt: null, dischargedAt: null },
      });
      const pieces =
        count === 1 ? whole : { chartId: id, ...(whole.stays === undefined ? {} : { stays: whole.stays }) };
      await changed(importCharts(pool, siteId, [pieces], { asOf: now().toISOString(), fallbackWardId: wardId }));
    },
    async putUser(user: User) {
      await inTransaction(pool, (client) =>
        saveAccount(client, siteId, { ...user, wardIds: user.wards.map(({ id }) => id), passwordHash: 'none' }),
      );
      if (!tokens.has(user.id)) await renewSession(user.id);
    },
    expireSession: (userId) => deleteSession(pool, siteId, hashToken(tokens.get(userId) ?? '')),
    renewSession,
    stopFeed: (feed, isStopped) => void (isStopped ? stopped.add(feed) : stopped.delete(feed)),
    refuseVersion: (refused) => void (refusesVersion = refused),
    async backUp() {
      const { seq } = await known();
      await copyTables(pool, 'public', 'backup');
      await changed(noteBackup(pool, siteId, seq, now()));
    },
    async restore() {
      await changed(copyTables(pool, 'backup', 'public').then(() => renewEpoch(pool, siteId)));
    },
    truth: () => time.outside(known()),
  };
  return { server: { ...server, close }, siteId };
}

async function copyTables(pool: Pool, from: 'public' | 'backup', to: 'public' | 'backup'): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1)",
    [NOT_RESTORED],
  );
  await inTransaction(pool, async (client) => {
    if (to === 'backup') await client.query('drop schema if exists backup cascade; create schema backup');
    for (const { name } of rows) {
      if (to === 'backup') await client.query(`create table backup.${name} as table public.${name}`);
      else await client.query(`truncate public.${name}; insert into public.${name} table ${from}.${name}`);
    }
  });
}

async function readTruth(pool: Pool, siteId: string, wards: readonly string[]): Promise<Truth> {
  const position = await readPosition(pool, siteId);
  if (position === null) throw new Error('there is no site');
  const page = await readFeedPage(pool, siteId, wards, 0, 100_000);
  const items = page.rows.flatMap(({ document, ...row }): FeedItem[] =>
    // Written by the server itself, in the shape of the wire.
    document === null ? [] : [{ ...row, document: JSON.parse(document) as never }],
  );
  const taken = await readOutcomes(pool, 'public', siteId);
  const backedUp = await readOutcomes(pool, 'backup', siteId);
  const acts = await pool.query<{ id: string }>(
    'select event_id as id from event where site_id = $1 union all select command_id from state_command where site_id = $1',
    [siteId],
  );
  const answered = new Map([...acts.rows.map(({ id }) => [id, 'accepted'] as const), ...taken]);
  return {
    seq: position.seq,
    epoch: position.epoch,
    documents: (wardIds) => items.filter(({ wardId }) => wardIds.includes(wardId)),
    outcomeOf: (actId) => answered.get(actId) ?? null,
    isInBackup: (actId) => backedUp.has(actId),
    applied: () => acts.rows.map(({ id }) => id),
  };
}

/** Empty where there is no such copy yet. */
async function readOutcomes(
  pool: Pool,
  schema: 'public' | 'backup',
  siteId: string,
): Promise<ReadonlyMap<string, 'accepted' | 'conflict'>> {
  const there = await pool.query<{ is: boolean }>('select to_regclass($1) is not null as is', [
    `${schema}.act_outcome`,
  ]);
  if (there.rows[0]?.is !== true) return new Map();
  const { rows } = await pool.query<{ id: string; outcome: 'accepted' | 'conflict' }>(
    `select act_id as id, outcome from ${schema}.act_outcome where site_id = $1`,
    [siteId],
  );
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}
