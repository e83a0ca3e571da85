import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { pullResponse } from '../../schema/wire/pull.ts';
import { pushResponse, type PushResult } from '../../schema/wire/push.ts';
import { createServer, type RunningServer } from '../createServer.ts';
import { forgetOldOutcomes } from '../store/acts.ts';
import { inTransaction } from '../store/database.ts';
import { importCharts } from '../store/importCharts.ts';
import { publish } from '../store/publish.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let a: TestServer;
let b: RunningServer;
let token = '';
let authorId = '';

beforeAll(async () => {
  a = await startTestServer();
  b = await createServer({ databaseUrl: a.store.databaseUrl });
  const session = await a.signIn('martin', ['north']);
  token = session.token;
  authorId = session.user.id;
  await importCharts(a.store.pool, a.siteId, [samplePieces(1, 'north')], OPTIONS);
});
afterAll(async () => {
  await b.close();
  await a.close();
});

const event = (): Promise<ClinicalEvent> =>
  sampleEvent({ siteId: a.siteId, wardId: 'north', chartId: 'chart-1', authorId });

async function post(url: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function push(url: string, documents: readonly ClinicalEvent[]): Promise<PushResult[]> {
  const items = documents.map((document) => ({ type: 'event', document }));
  const body = { protocol: 1, deviceId: 'device-1', deviceTime: '2026-11-21T06:05:00.000Z', items };
  const answer = await post(url, '/sync/v1/push', body);
  expect(answer.status).toBe(200);
  return pushResponse.parse(await answer.json()).results;
}

async function pull(url: string, seq: number, limit = 200) {
  const scope = { wardIds: ['north'] };
  const body = { protocol: 1, epoch: null, scope, checkpoint: { seq, id: '' }, limit };
  return pullResponse.parse(await (await post(url, '/sync/v1/pull', body)).json());
}

async function count(sql: string, values: unknown[]): Promise<number> {
  const { rows } = await a.store.pool.query<{ count: string }>(sql, values);
  return Number(rows[0]?.count);
}

test('who follows either node by its numbers misses nothing, while both write and transactions are slow or aborted', async () => {
  const { seq: begin } = (await pull(a.url, 0, 1000)).checkpoint;
  const written: string[] = [];
  let areDone = false;
  const follow = async (url: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let after = begin; ;) {
      const isLast = areDone;
      const page = await pull(url, after, 20);
      seen.push(...page.items.filter(({ type }) => type === 'event').map(({ id }) => id));
      after = page.checkpoint.seq;
      if (isLast && page.items.length === 0) return seen;
    }
  };
  const disturb = async (): Promise<void> => {
    for (let turn = 0; !areDone; turn += 1) {
      const change = { type: 'event', id: `never-${turn}`, wardId: 'north', chartId: null, isRemoved: false } as const;
      const slow = inTransaction(b.store.pool, async (client) => {
        await publish(client, a.siteId, [change]);
        await delay(15);
        throw new Error('aborted on purpose');
      });
      await expect(slow).rejects.toThrow('aborted on purpose');
    }
  };
  const write = async (url: string): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) {
      const documents = [await event(), await event()];
      for (const { id } of documents) written.push(id);
      expect(await push(url, documents)).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    }
  };
  const following = [follow(a.url), follow(b.url)];
  const disturbing = disturb();
  await Promise.all([write(a.url), write(a.url), write(b.url), write(b.url)]);
  areDone = true;
  await disturbing;
  for (const seen of await Promise.all(following)) {
    expect(seen).toEqual([...new Set(seen)]);
    expect([...seen].sort()).toEqual([...written].sort());
  }
});

test('F16: the same acts, pushed by many connections to two nodes at once, are taken once and answered alike', async () => {
  const documents = await Promise.all(Array.from({ length: 12 }, event));
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      push(turn % 2 === 0 ? a.url : b.url, turn % 3 === 0 ? [...documents].reverse() : documents),
    ),
  );
  const sorted = (results: readonly PushResult[]) => results.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const reply of replies) expect(sorted(reply)).toEqual(sorted(replies[0] ?? []));
  for (const result of replies[0] ?? []) expect(result.outcome).toBe('accepted');
  const ids = documents.map(({ id }) => id);
  expect(await count('select count(*) from event where event_id = any($1)', [ids])).toBe(12);
  expect(await count('select count(*) from act_outcome where act_id = any($1)', [ids])).toBe(12);
  expect(await count('select count(*) from feed where id = any($1)', [ids])).toBe(12);
});

test('a replay is answered alike for 90 days, and after them still not taken twice', async () => {
  const written = await event();
  const first = await push(a.url, [written]);
  const day = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  await forgetOldOutcomes(a.store.pool, a.siteId, day(89.9));
  const outcomes = 'select count(*) from act_outcome where act_id = $1';
  expect(await count(outcomes, [written.id])).toBe(1);
  expect(await push(b.url, [written])).toEqual(first);
  expect(await forgetOldOutcomes(a.store.pool, a.siteId, day(90.1))).toBeGreaterThan(0);
  expect(await count(outcomes, [written.id])).toBe(0);
  expect(await push(b.url, [written])).toEqual(first);
  const { id } = written;
  const body: EventBody = { kind: 'comment', text: 'other', orderIds: [] };
  const other = await sampleEvent({ siteId: a.siteId, wardId: 'north', chartId: 'chart-1', authorId, id, body });
  expect(await push(b.url, [other])).toMatchObject([{ outcome: 'refused', reason: 'idReused' }]);
  expect(await count('select count(*) from event where event_id = $1', [id])).toBe(1);
});

test('a client of one node hears within two seconds of what the other took, even when no notification comes', async () => {
  const stop = new AbortController();
  const answer = await fetch(`${b.url}/sync/v1/stream?wards=north`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard = async (): Promise<number> => {
    for (let text = ''; !text.includes('"changed"');) text = (await reader?.read())?.value ?? '';
    return performance.now();
  };
  await reader?.read();
  await delay(300);
  const pushed = performance.now();
  await push(a.url, [await event()]);
  expect((await heard()) - pushed).toBeLessThan(2000);

  // What a pooler between the node and PostgreSQL does: the number rises, and nobody is notified.
  await delay(300);
  const silent = performance.now();
  await a.store.pool.query('update site_counter set seq = seq + 1 where site_id = $1', [a.siteId]);
  expect((await heard()) - silent).toBeLessThan(2800);
  stop.abort();
});
