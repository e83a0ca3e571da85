import { afterAll, beforeAll, expect, test } from 'vitest';
import { HEARTBEAT_SECONDS, streamMessage, type StreamMessage } from '../../schema/wire/stream.ts';
import { createServer } from '../createServer.ts';
import { setAccountWards } from '../store/accounts.ts';
import { importCharts } from '../store/importCharts.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let server: TestServer;
let token = '';

beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn('martin', ['north', 'south']));
});
afterAll(() => server.close());

async function openStream(url: string, wards: string, as = token) {
  const stop = new AbortController();
  const answer = await fetch(`${url}/sync/v1/stream?wards=${wards}`, {
    headers: { authorization: `Bearer ${as}` },
    signal: stop.signal,
  });
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  const next = async (): Promise<StreamMessage | null> => {
    while (!buffered.includes('\n\n')) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return null;
      buffered += value;
    }
    const end = buffered.indexOf('\n\n');
    const message: unknown = JSON.parse(buffered.slice('data: '.length, end));
    buffered = buffered.slice(end + 2);
    return streamMessage.parse(message);
  };
  return { next, stop: () => stop.abort() };
}

test('a change on one node wakes the streams of its ward on every node, and of no other ward', async () => {
  const other = await createServer({ databaseUrl: server.store.databaseUrl });
  const streams = [await openStream(server.url, 'north'), await openStream(other.url, 'north,south')];
  const elsewhere = await openStream(other.url, 'south');
  for (const stream of [...streams, elsewhere]) expect(await stream.next()).toMatchObject({ kind: 'heartbeat' });
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north')], OPTIONS);
  const woken = await Promise.all(streams.map((stream) => stream.next()));
  expect(woken).toMatchObject([{ kind: 'changed' }, { kind: 'changed' }]);
  const quiet = await Promise.race([elsewhere.next(), new Promise((resolve) => setTimeout(resolve, 400, 'quiet'))]);
  expect(quiet).toBe('quiet');
  for (const stream of streams) stream.stop();
  await other.close();
  // The node that closed ended its stream in good order.
  expect(await elsewhere.next()).toBeNull();
});

test('beats while nothing happens, and ends at the beat that finds the right taken away', async () => {
  const roux = await server.signIn('roux', ['south']);
  const [kept, lost] = [await openStream(server.url, 'north'), await openStream(server.url, 'south', roux.token)];
  for (const stream of [kept, lost]) expect(await stream.next()).toMatchObject({ kind: 'heartbeat' });
  await setAccountWards(server.store.pool, server.siteId, roux.user.id, []);
  const begun = performance.now();
  expect(await kept.next()).toMatchObject({ kind: 'heartbeat' });
  expect(performance.now() - begun).toBeLessThan((HEARTBEAT_SECONDS + 5) * 1000);
  expect(await lost.next()).toBeNull();
  kept.stop();
});

test('a database connection that was cut is made again, and everybody is told to look', async () => {
  const stream = await openStream(server.url, 'north');
  await stream.next();
  await server.store.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wardlight stream'`,
  );
  expect(await stream.next()).toMatchObject({ kind: 'changed' });
  await importCharts(server.store.pool, server.siteId, [samplePieces(2, 'north')], OPTIONS);
  expect(await stream.next()).toMatchObject({ kind: 'changed' });
  stream.stop();
});
