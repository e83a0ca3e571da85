import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireFailure } from '../../schema/wire/failure.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { addIntegrationKey } from './addUser.ts';
import { importCharts } from '../store/importCharts.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { PASSWORD, startTestServer, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
let clock = Date.parse('2026-11-21T06:00:00.000Z');
let log = '';

beforeAll(async () => {
  const to = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString('utf8');
      done();
    },
  });
  server = await startTestServer({ now: () => new Date(clock), log: { to, level: 'debug' } });
  await server.signIn('martin', ['north']);
});
afterAll(() => server.close());

const signIn = (username: string, password: string) =>
  server.post('/session', { username, password, deviceId: 'device-1', protocol: 1 });
const pull = (token: string) =>
  server.post(
    '/sync/v1/pull',
    { protocol: 1, epoch: null, scope: { wardIds: ['north'] }, checkpoint: { seq: 0, id: '' }, limit: 10 },
    token,
  );

test('a sign-in gives a token, the user with wards, a lease and an end', async () => {
  const answer = sessionResponse.parse(await (await signIn('martin', PASSWORD)).json());
  expect(answer).toMatchObject({
    expiresAt: '2026-11-24T06:00:00.000Z',
    leaseUntil: '2026-11-24T06:00:00.000Z',
    user: { username: 'martin', wards: [{ id: 'north', name: 'Ward north' }] },
  });
  expect((await pull(answer.token)).status).toBe(200);
  clock += 72 * 3_600_000;
  expect((await pull(answer.token)).status).toBe(401);
});

test('a session can be ended, and its token is not in the database', async () => {
  const { token } = sessionResponse.parse(await (await signIn('martin', PASSWORD)).json());
  const { rows } = await server.store.pool.query<{ token_hash: Buffer }>('select token_hash from session');
  expect(rows.some(({ token_hash }) => token_hash.toString('utf8').includes(token))).toBe(false);
  await fetch(`${server.url}/session`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  expect((await pull(token)).status).toBe(401);
});

test('guesses sent side by side are counted before they are judged: five are looked at', async () => {
  const guesses = Array.from({ length: 24 }, (_, number) => signIn('guessed', `guess ${number}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(19);
});

test('a name that no database can hold is a wrong name', async () => {
  expect((await signIn('martin\u0000', PASSWORD)).status).toBe(401);
});

test('who has not signed in cannot send megabytes', async () => {
  expect((await signIn('martin', 'p'.repeat(30_000))).status).toBe(413);
});

test('a wrong name and a wrong password are answered alike; after five failures each waits longer', async () => {
  const wrong = await signIn('martin', 'wrong password');
  const nobody = await signIn('nobody', 'wrong password');
  const [a, b] = [wireFailure.parse(await wrong.json()), wireFailure.parse(await nobody.json())];
  expect([wrong.status, nobody.status]).toEqual([401, 401]);
  expect({ ...a, reference: '' }).toEqual({ ...b, reference: '' });
  for (let attempt = 1; attempt < 5; attempt += 1) await signIn('martin', 'wrong password');
  const blocked = await signIn('martin', PASSWORD);
  expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '1']);
  clock += 1500;
  expect((await signIn('martin', PASSWORD)).status).toBe(200);
});

test('a broken body or header is a clear failure with a reference', async () => {
  for (const [path, body] of [
    ['/session', '{'],
    ['/session', {}],
    ['/session', { username: 'martin', password: 5, deviceId: 'd', protocol: 1 }],
    ['/nowhere', {}],
  ] as const) {
    const answer = await server.post(path, body, 'no-such-token-at-all-here');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(wireFailure.parse(await answer.json()).reference).not.toBe('');
  }
});

test('nothing about patients and no password reaches the log, whatever goes wrong', async () => {
  const secret = 'Rarenamington';
  const { token, user } = sessionResponse.parse(await (await signIn('martin', PASSWORD)).json());
  const pieces = samplePieces(1, 'north');
  const identity = pieces.identity === undefined ? undefined : { ...pieces.identity, familyName: secret };
  if (identity === undefined) throw new Error('no identity');
  await importCharts(server.store.pool, server.siteId, [{ ...pieces, identity }], {
    asOf: new Date(clock).toISOString(),
    fallbackWardId: 'x',
  });
  await pull(token);
  const key = await addIntegrationKey(server.store, 'test');
  await server.post(
    '/fhir',
    { resourceType: 'Patient', id: secret, name: [{ family: secret }], birthDate: secret },
    key,
  );
  const event = await sampleEvent({
    siteId: server.siteId,
    wardId: 'north',
    chartId: 'chart-1',
    authorId: user.id,
    body: { kind: 'comment', text: secret, orderIds: [] },
  });
  await server.post(
    '/sync/v1/push',
    { protocol: 1, deviceId: 'd', deviceTime: event.occurredAt, items: [{ type: 'event', document: event }] },
    token,
  );
  await signIn(secret, secret);
  await fetch(`${server.url}/${secret}?name=${secret}`);
  // A defect in the server: a table that is gone while its name and values are in the statement.
  await server.store.pool.query('alter table event rename to event_away');
  const other = await sampleEvent({
    siteId: server.siteId,
    wardId: 'north',
    chartId: 'chart-1',
    authorId: user.id,
    body: { kind: 'comment', text: secret, orderIds: [] },
  });
  const failed = await server.post(
    '/sync/v1/push',
    { protocol: 1, deviceId: 'd', deviceTime: event.occurredAt, items: [{ type: 'event', document: other }] },
    token,
  );
  await server.store.pool.query('alter table event_away rename to event');
  const failure = wireFailure.parse(await failed.json());
  expect([failed.status, failure.error]).toEqual([500, 'internal']);
  expect(log).toContain(failure.reference);
  expect(log).toContain('42P01');
  expect(JSON.stringify(failure)).not.toContain(secret);
  expect(log).not.toContain(secret);
  expect(log).not.toContain(PASSWORD);
});
