import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullResponse } from '../../schema/wire/pull.ts';
import { importCharts } from '../store/importCharts.ts';
import { createSampleClient } from '../testing/sampleClient.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
const WARDS = ['north', 'south', 'west'];
const START = { seq: 0, id: '' };
let server: TestServer;
let token = '';

beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn('martin', WARDS));
  const charts = Array.from({ length: 90 }, (_, number) => samplePieces(number, WARDS[number % 3] ?? 'north'));
  await importCharts(server.store.pool, server.siteId, charts, OPTIONS);
});
afterAll(() => server.close());

const move = (number: number, wardId: string) =>
  importCharts(server.store.pool, server.siteId, [samplePieces(number, wardId)], OPTIONS);

test('F20: a stream of one ward brings that ward alone, says what every ward holds, and ends at the newest number', async () => {
  const client = createSampleClient(server, token, WARDS);
  const lines = await client.bulk(Infinity, ['south']);
  expect(lines[0]).toMatchObject({ line: 'begin', patientsDue: 30 });
  const begin = lines[0];
  const sizes = begin?.line === 'begin' ? begin.wards : [];
  expect(sizes.map(({ wardId, patients }) => `${wardId} ${patients}`).sort()).toEqual(
    WARDS.map((ward) => `${ward} 30`),
  );
  const text = lines.flatMap((line) => (line.line === 'item' && line.item.type === 'chart' ? [line.item] : []));
  expect(new Set(text.map(({ wardId }) => wardId))).toEqual(new Set(['south']));
  const south = sizes.find(({ wardId }) => wardId === 'south')?.octets ?? 0;
  const measured = text.reduce((sum, { document }) => sum + Buffer.byteLength(JSON.stringify(document)), 0);
  expect(Math.abs(south - measured) / measured).toBeLessThan(0.1);
  const newest = await server.store.pool.query<{ seq: string }>('select seq from site_counter');
  expect(client.position().seq).toBe(Number(newest.rows[0]?.seq));
});

test('F20: ward after ward, with patients moving to and fro between the streams, agrees once all are read from the lowest end', async () => {
  const client = createSampleClient(server, token, WARDS);
  const ends: number[] = [];
  for (const [turn, ward] of WARDS.entries()) {
    client.goTo(START);
    await client.bulk(Infinity, [ward]);
    ends.push(client.position().seq);
    // Into a ward that was read, out of one, and through all of them.
    await move(10 + turn, 'north');
    await move(20 + turn, 'west');
    await move(30, WARDS[(turn + 1) % 3] ?? 'north');
  }
  client.goTo({ seq: Math.min(...ends), id: '' });
  const last = await client.pullAll(7);
  expect(client.digest()).toEqual(last.digest);
  expect([...client.documents.keys()].filter((key) => key.startsWith('chart:'))).toHaveLength(90);
});

test('pages of some wards end at the newest number, ordinary ones at their last change', async () => {
  const ask = async (wards: readonly string[] | undefined) => {
    const body = { protocol: 1, epoch: null, scope: { wardIds: WARDS }, checkpoint: START, limit: 1000 };
    const answer = await server.post('/sync/v1/pull', wards === undefined ? body : { ...body, wards }, token);
    return pullResponse.parse(await answer.json());
  };
  await move(0, 'north');
  const south = await ask(['south']);
  const all = await ask(undefined);
  expect(south.items.every(({ wardId }) => wardId === 'south')).toBe(true);
  expect(south.checkpoint.seq).toBeGreaterThan(south.items.at(-1)?.seq ?? 0);
  expect(all.checkpoint.seq).toBe(all.items.at(-1)?.seq);
});

test('a ward outside the scope is not read, whatever is asked for', async () => {
  const body = {
    protocol: 1,
    epoch: null,
    scope: { wardIds: ['north'] },
    wards: ['south'],
    checkpoint: START,
    limit: 9,
  };
  const answer = await server.post('/sync/v1/pull', body, token);
  expect(pullResponse.parse(await answer.json()).items).toEqual([]);
});
