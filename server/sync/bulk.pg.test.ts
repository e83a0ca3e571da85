import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCharts } from '../store/importCharts.ts';
import { createSampleClient } from '../testing/sampleClient.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const PATIENTS = 700;
const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let server: TestServer;
let token = '';

beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn('martin', ['north']));
  const charts = Array.from({ length: PATIENTS }, (_, number) => samplePieces(number, 'north'));
  await importCharts(server.store.pool, server.siteId, charts, OPTIONS);
});
afterAll(() => server.close());

test('the first load says how much is due, marks its way, and ends with a digest that fits', async () => {
  const client = createSampleClient(server, token, ['north']);
  const lines = await client.bulk();
  expect(lines[0]).toMatchObject({ line: 'begin', patientsDue: PATIENTS });
  expect(lines.at(-1)).toMatchObject({ line: 'end', digest: client.digest() });
  expect(lines.filter((line) => line.line === 'mark').at(-1)).toMatchObject({ patientsSent: PATIENTS });
  expect(client.digest().count).toBe(PATIENTS + 1);
  expect((await client.pull()).items).toEqual([]);
});

test('a load that was cut goes on from its last mark, also over changes made meanwhile', async () => {
  const client = createSampleClient(server, token, ['north']);
  const sent = (await client.bulk(1)).filter((line) => line.line === 'item' && line.item.type === 'chart').length;
  await importCharts(server.store.pool, server.siteId, [samplePieces(0, 'north', { results: 6 })], OPTIONS);
  const rest = await client.bulk();
  expect(rest[0]).toMatchObject({ line: 'begin', patientsDue: PATIENTS - sent + 1 });
  expect(rest.at(-1)).toMatchObject({ line: 'end', digest: client.digest() });
  expect(client.digest().count).toBe(PATIENTS + 1);
});

test.each(['br', 'gzip', 'identity'])(
  'packed as %s it says the same, on the stream and on a page',
  async (encoding) => {
    const ask = (path: string, limit: number) =>
      fetch(`${server.url}/sync/v1/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-encoding': encoding,
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({
          protocol: 1,
          epoch: null,
          scope: { wardIds: ['north'] },
          checkpoint: { seq: 0, id: '' },
          limit,
        }),
      });
    const packed = encoding === 'identity' ? null : encoding;
    const stream = await ask('bulk', 1);
    expect(stream.headers.get('content-encoding')).toBe(packed);
    const lines = (await stream.text()).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('{"line":"item"'))).toHaveLength(PATIENTS + 1);
    const page = await ask('pull', 100);
    expect(page.headers.get('content-encoding')).toBe(packed);
    expect(await page.json()).toMatchObject({ more: true, items: { length: 100 } });
  },
);

test('many clients that go away in the middle leave the server ready', async () => {
  for (let turn = 0; turn < 70; turn += 1) {
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/sync/v1/bulk`, {
      method: 'POST',
      signal: stop.signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        protocol: 1,
        epoch: null,
        scope: { wardIds: ['north'] },
        checkpoint: { seq: 0, id: '' },
        limit: 1,
      }),
    });
    expect(answer.status).toBe(200);
    stop.abort();
  }
  const client = createSampleClient(server, token, ['north']);
  expect((await client.bulk()).at(-1)).toMatchObject({ line: 'end' });
});
