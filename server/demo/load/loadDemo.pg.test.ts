import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import { sessionResponse } from '../../../schema/wire/session.ts';
import { createSampleClient } from '../../testing/sampleClient.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { demoCharts } from '../demoCharts.ts';
import { DEMO_PASSWORD } from './demoAccounts.ts';
import { loadDemo } from './loadDemo.ts';

const options = { patients: 60, seed: 1, now: '2026-11-21T07:30:00.000Z' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('a pharmacist of the demo receives every chart as it was made', async () => {
  const loaded = await loadDemo(server.store, options);
  expect(loaded).toMatchObject({ ok: true, value: { patients: 60, wards: 3 } });
  const answer = await server.post('/session', {
    username: 'martin',
    password: DEMO_PASSWORD,
    deviceId: 'device-1',
    protocol: 1,
  });
  const session = sessionResponse.parse(await answer.json());
  expect(session.user.wards.map((ward) => ward.name)).toContain('3B Cardiology');
  const client = createSampleClient(
    server,
    session.token,
    session.user.wards.map((ward) => ward.id),
  );
  await client.pullAll();
  const received = new Map<string, Chart>();
  for (const item of client.documents.values())
    if (item.type === 'chart') received.set(item.document.id, chartSchema.parse(item.document));
  for (const made of demoCharts({ ...options, siteId: server.siteId })) {
    const got = received.get(made.id);
    expect(got?.patient).toEqual(made.patient);
    expect(got?.stay).toEqual(made.stay);
    expect(byId(got?.orders)).toEqual(byId(made.orders));
    expect(byId(got?.observations).length).toBe(made.observations.length);
    expect(byId(got?.administrations)).toEqual(byId(made.administrations));
    expect(byId(got?.conditions.entries)).toEqual(byId(made.conditions.entries));
    // The store cannot tell "unavailable" from "nobody has said": the feed that was never heard does.
    expect(got?.allergies.state).toBe(made.allergies.state === 'unavailable' ? 'notRecorded' : made.allergies.state);
    expect(got?.feedsAsOf.allergies === null).toBe(made.allergies.state === 'unavailable');
  }
  expect(received.size).toBe(60);
});

test('a database with patients is refused, and unchanged', async () => {
  const before = await server.store.pool.query('select count(*) from patient');
  expect(await loadDemo(server.store, { ...options, seed: 2 })).toMatchObject({
    ok: false,
    error: { message: 'This database already holds a demo hospital. Nothing was changed.' },
  });
  expect((await server.store.pool.query('select count(*) from patient')).rows).toEqual(before.rows);
});

function byId<T extends { readonly id: string }>(list: readonly T[] | undefined): T[] {
  return [...(list ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
}
