import { afterAll, beforeAll, expect, test } from 'vitest';
import { chart } from '../../schema/chart/chart.ts';
import { statusResponse } from '../../schema/wire/status.ts';
import { importCharts } from '../store/importCharts.ts';
import { renewEpoch } from '../store/site.ts';
import { createSampleClient } from '../testing/sampleClient.ts';
import { samplePieces, sampleObservation } from '../testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let server: TestServer;
let token = '';

beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn('martin', ['north', 'south']));
  await server.signIn('roux', ['east']);
  const charts = [1, 2, 3, 4, 5].map((number) => samplePieces(number, number < 4 ? 'north' : 'south'));
  await importCharts(server.store.pool, server.siteId, [...charts, samplePieces(9, 'east')], OPTIONS);
});
afterAll(() => server.close());

const importOne = (pieces: ReturnType<typeof samplePieces>) =>
  importCharts(server.store.pool, server.siteId, [pieces], OPTIONS);

test('status tells anybody who the server is, and nothing else', async () => {
  const answer = await fetch(`${server.url}/sync/v1/status`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(statusResponse.parse(await answer.json())).toMatchObject({ product: 'wardlight', siteId: server.siteId });
});

test('pages come in order, hold every chart of the scope once, and end with a digest that the client computes too', async () => {
  const client = createSampleClient(server, token, ['north', 'south']);
  const first = await client.pull(2);
  expect(first.items).toHaveLength(2);
  expect(first).toMatchObject({ more: true, digest: null });
  const last = await client.pullAll(2);
  expect(last.digest).toEqual(client.digest());
  expect(last.digest?.count).toBe(7);
  const ids = [...client.documents.keys()].filter((key) => key.startsWith('chart:')).sort();
  expect(ids).toEqual(['chart:chart-1', 'chart:chart-2', 'chart:chart-3', 'chart:chart-4', 'chart:chart-5']);
  expect(last.feedsAsOf).toMatchObject({ orders: OPTIONS.asOf, conditions: null });
});

test('a chart is exactly what the schema says, whole and with its texts untouched', async () => {
  const client = createSampleClient(server, token, ['north']);
  await client.pullAll();
  const item = client.documents.get('chart:chart-1');
  if (item?.type !== 'chart') throw new Error('no chart');
  expect(chart.strict().parse(item.document)).toEqual(item.document);
  expect(item.document).toMatchObject({
    id: 'chart-1',
    wardId: 'north',
    revision: 1,
    patient: { givenNames: ['Anne', 'Ω "quoted" \\ é'], pregnancy: null },
    stay: { bed: '1' },
    allergies: { state: 'noKnownAllergies', entries: [], assertedAt: '2026-11-20T06:00:00.000Z' },
    conditions: { state: 'notRecorded' },
    feedsAsOf: {
      orders: OPTIONS.asOf,
      results: OPTIONS.asOf,
      allergies: OPTIONS.asOf,
      conditions: null,
      patient: OPTIONS.asOf,
    },
  });
  expect(item.document.orders.map((order) => [order.id, order.revision])).toEqual([
    ['order-1-0', 0],
    ['order-1-1', 0],
    ['order-1-2', 0],
  ]);
  expect(item.document.observations).toHaveLength(5);
});

test('the same data again change nothing; a new result makes one change of one chart', async () => {
  const client = createSampleClient(server, token, ['north', 'south']);
  await client.pullAll();
  await importOne(samplePieces(2, 'north'));
  expect((await client.pull()).items).toEqual([]);
  await importOne({ chartId: 'chart-2', observations: [sampleObservation('late', 30, 6.2)] });
  const page = await client.pull();
  expect(page.items).toMatchObject([{ type: 'chart', id: 'chart-2', document: { revision: 2 } }]);
  expect(page.digest).toEqual(client.digest());
});

test('a changed order gets the next revision, the others keep theirs', async () => {
  const pieces = samplePieces(3, 'north');
  const orders = (pieces.orders ?? []).map((order, index) =>
    index === 1 ? { ...order, status: 'stopped' as const } : order,
  );
  await importOne({ chartId: 'chart-3', orders });
  const client = createSampleClient(server, token, ['north']);
  await client.pullAll();
  const item = client.documents.get('chart:chart-3');
  if (item?.type !== 'chart') throw new Error('no chart');
  expect(item.document.orders.map((order) => order.revision)).toEqual([0, 1, 0]);
});

test('a patient who moves is removed from the ward left, and is there once for who follows both', async () => {
  const both = createSampleClient(server, token, ['north', 'south']);
  const north = createSampleClient(server, token, ['north']);
  await both.pullAll();
  await north.pullAll();
  await importOne({ ...samplePieces(1, 'south') });
  const seenByNorth = await north.pullAll();
  expect(seenByNorth.items).toMatchObject([{ type: 'removed', of: 'chart', id: 'chart-1' }]);
  expect(seenByNorth.digest).toEqual(north.digest());
  const seenByBoth = await both.pullAll();
  expect(seenByBoth.items).toMatchObject([{ type: 'chart', id: 'chart-1', wardId: 'south' }]);
  expect(seenByBoth.digest).toEqual(both.digest());
  await importOne({ ...samplePieces(1, 'east') });
  const gone = await both.pullAll(1);
  expect(gone.digest).toEqual(both.digest());
  expect(both.documents.has('chart:chart-1')).toBe(false);
  const fresh = createSampleClient(server, token, ['north', 'south']);
  expect((await fresh.pullAll(1)).digest).toEqual(fresh.digest());
  await importOne({ ...samplePieces(1, 'north') });
  expect((await both.pullAll()).digest).toEqual(both.digest());
  expect(both.documents.has('chart:chart-1')).toBe(true);
});

test('a withdrawn patient leaves the ward, and comes back with a higher revision', async () => {
  const client = createSampleClient(server, token, ['north']);
  await client.pullAll();
  await importOne({ chartId: 'chart-2', isWithdrawn: true });
  expect((await client.pullAll()).items).toMatchObject([{ type: 'removed', id: 'chart-2' }]);
  await importOne({ chartId: 'chart-2', isWithdrawn: false });
  expect((await client.pullAll()).items).toMatchObject([{ type: 'chart', id: 'chart-2', document: { revision: 3 } }]);
});

test('wards of others are refused, and a session is needed', async () => {
  const scope = {
    protocol: 1,
    epoch: null,
    scope: { wardIds: ['north', 'east'] },
    checkpoint: { seq: 0, id: '' },
    limit: 10,
  };
  expect((await server.post('/sync/v1/pull', scope, token)).status).toBe(403);
  expect((await server.post('/sync/v1/bulk', scope, token)).status).toBe(403);
  expect((await server.post('/sync/v1/pull', scope)).status).toBe(401);
  const stream = await fetch(`${server.url}/sync/v1/stream?wards=east`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(stream.status).toBe(403);
});

test('an old protocol, a wrong body and no JSON each get their own clear answer', async () => {
  const request = {
    protocol: 1,
    epoch: null,
    scope: { wardIds: ['north'] },
    checkpoint: { seq: 0, id: '' },
    limit: 10,
  };
  const old = await server.post('/sync/v1/pull', { ...request, protocol: 0 }, token);
  expect([old.status, await old.json()]).toMatchObject([426, { error: 'protocolTooOld' }]);
  const wrong = await server.post('/sync/v1/pull', { ...request, limit: 'ten' }, token);
  expect([wrong.status, await wrong.json()]).toMatchObject([
    400,
    { error: 'invalidRequest', message: 'Wrong or missing: limit' },
  ]);
  const broken = await server.post('/sync/v1/pull', '{"protocol":', token);
  expect([broken.status, await broken.json()]).toMatchObject([400, { error: 'invalidRequest' }]);
});

test('after a restore the old epoch, and a position ahead of the server, are conflicts', async () => {
  const client = createSampleClient(server, token, ['north']);
  const { epoch, checkpoint } = await client.pullAll();
  const request = { protocol: 1, epoch, scope: { wardIds: ['north'] }, checkpoint, limit: 10 };
  expect((await server.post('/sync/v1/pull', request, token)).status).toBe(200);
  const ahead = { ...request, checkpoint: { seq: checkpoint.seq + 1000, id: '' } };
  expect((await server.post('/sync/v1/pull', ahead, token)).status).toBe(409);
  const renewed = await renewEpoch(server.store.pool, server.siteId);
  expect((await server.post('/sync/v1/pull', request, token)).status).toBe(409);
  expect((await server.post('/sync/v1/pull', { ...request, epoch: renewed }, token)).status).toBe(200);
});
