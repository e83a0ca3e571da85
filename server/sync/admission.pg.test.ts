import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireFailure } from '../../schema/wire/failure.ts';
import { importCharts } from '../store/importCharts.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
let token = '';
let authorId = '';

beforeAll(async () => {
  server = await startTestServer({ heavyRequestsAtOnce: 2 });
  const session = await server.signIn('martin', ['north']);
  token = session.token;
  authorId = session.user.id;
  const pieces = Array.from({ length: 300 }, (_, index) => samplePieces(index + 1, 'north', { results: 200 }));
  await importCharts(server.store.pool, server.siteId, pieces, {
    asOf: '2026-11-21T06:00:00.000Z',
    fallbackWardId: 'unplaced',
  });
});
afterAll(() => server.close());

const request = (limit: number) => ({
  protocol: 1,
  epoch: null,
  scope: { wardIds: ['north'] },
  checkpoint: { seq: 0, id: '' },
  limit,
});

async function push(): Promise<Response> {
  const document = await sampleEvent({ siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId });
  const items = [{ type: 'event', document }];
  const body = { protocol: 1, deviceId: 'd', deviceTime: document.occurredAt, items };
  return server.post('/sync/v1/push', body, token);
}

test('F31: who is too many is told at once when to come again, and everybody is served in the end', async () => {
  let refusals = 0;
  const pull = async (): Promise<void> => {
    for (;;) {
      const answer = await server.post('/sync/v1/pull', request(60), token);
      const body: unknown = await answer.json();
      if (answer.status === 200) return;
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
      expect(wireFailure.parse(body)).toMatchObject({ error: 'busy', retryAfterSeconds: 2 });
      refusals += 1;
      await delay(40);
    }
  };
  await Promise.all(Array.from({ length: 24 }, pull));
  expect(refusals).toBeGreaterThan(0);
});

test('F31: clients that do not read hold no act up, and their places come back when they go', async () => {
  const { hostname, port } = new URL(server.url);
  const body = JSON.stringify(request(1));
  const head = `POST /sync/v1/bulk HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const deaf: Socket[] = [];
  for (let place = 0; place < 2; place += 1) {
    const socket = connect(Number(port), hostname);
    socket.write(head + body);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString('latin1')).toMatch(/^HTTP\/1.1 200 /);
    socket.pause();
    deaf.push(socket);
  }
  const pullStatus = async (): Promise<number> => (await server.post('/sync/v1/pull', request(1), token)).status;
  expect(await pullStatus()).toBe(429);
  expect((await push()).status).toBe(200);
  for (const socket of deaf) socket.destroy();
  for (let turn = 0; (await pullStatus()) !== 200; turn += 1) {
    expect(turn, 'a place was never given back').toBeLessThan(100);
    await delay(20);
  }
});

test('too many pushes at once are asked to come later too, and none is half taken', async () => {
  const blocker = await server.store.pool.connect();
  await blocker.query('begin');
  await blocker.query('select seq from site_counter for update');
  const waiting = [push(), push()];
  await delay(300);
  const third = await push();
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2']);
  await blocker.query('rollback');
  blocker.release();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
});
