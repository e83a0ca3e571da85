import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireFailure } from '../../schema/wire/failure.ts';
import { importCharts } from '../store/importCharts.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let server: TestServer;
let token = '';
let authorId = '';

beforeAll(async () => {
  server = await startTestServer();
  const session = await server.signIn('martin', ['north']);
  token = session.token;
  authorId = session.user.id;
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north')], OPTIONS);
});
afterAll(() => server.close());

const request = { protocol: 1, epoch: null, scope: { wardIds: ['north'] }, checkpoint: { seq: 0, id: '' }, limit: 10 };

async function push(): Promise<Response> {
  const document = await sampleEvent({ siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId });
  const body = { protocol: 1, deviceId: 'd', deviceTime: document.occurredAt, items: [{ type: 'event', document }] };
  return server.post('/sync/v1/push', body, token);
}

test('connections that the database cuts are made again, without a request being lost for good', async () => {
  const admin = new pg.Client({ connectionString: server.store.databaseUrl });
  await admin.connect();
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'wardlight%'`);
  await delay(100);
  expect((await server.post('/sync/v1/pull', request, token)).status).toBe(200);
  // Cut in the middle of work: each answer is either a result or a clear "later".
  const cuts: Promise<unknown>[] = [];
  const cutting = setInterval(() => {
    cuts.push(
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wardlight'`),
    );
  }, 20);
  const statuses = new Set<number>();
  for (let turn = 0; turn < 40; turn += 1) statuses.add((await push()).status);
  clearInterval(cutting);
  await Promise.all(cuts);
  await admin.end();
  for (const status of statuses) expect([200, 503]).toContain(status);
  await delay(100);
  expect((await push()).status).toBe(200);
});

test('a database that takes no more is "unavailable, later", and nothing of the push is kept', async () => {
  const { pool } = server.store;
  const before = await pool.query('select count(*) from event');
  // What PostgreSQL raises on a full disk, raised where an insert would meet it.
  await pool.query(`create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  await pool.query('create trigger full_disk before insert on act_outcome execute function full_disk()');
  const refused = await push();
  expect([refused.status, wireFailure.parse(await refused.json()).error]).toEqual([503, 'unavailable']);
  await pool.query('drop trigger full_disk on act_outcome');
  expect((await pool.query('select count(*) from event')).rows).toEqual(before.rows);
  expect((await push()).status).toBe(200);
});
