import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import { sessionResponse } from '../../../schema/wire/session.ts';
import { createSampleClient } from '../../testing/sampleClient.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { demoCharts } from '../demoCharts.ts';
import { DEMO_PASSWORD } from './demoAccounts.ts';
import { loadDemo } from './loadDemo.ts';
import { prepareDemoSite } from './prepareDemoSite.ts';
import { refreshDemo } from './refreshDemo.ts';
import { saveAsRows } from './saveAsRows.ts';

const options = { patients: 60, seed: 1, now: '2026-11-21T07:30:00.000Z' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('a pharmacist of the demo receives every chart as it was made', async () => {
  const loaded = await loadDemo(server.store, options);
  expect(loaded).toMatchObject({ ok: true, value: { patients: 60, wards: 3 } });
  const { charts: received, wardNames } = await receive(server);
  expect(wardNames).toContain('3B Cardiology');
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

test('a refresh a day later moves results and doses to that day, and leaves orders alone', async () => {
  const before = await receive(server);
  const later = '2026-11-22T09:00:00.000Z';
  expect(await refreshDemo(server.store, { ...options, now: later })).toMatchObject({
    ok: true,
    value: { patients: 60 },
  });
  const { rows } = await server.store.pool.query<{ feed: string; as_of: Date }>('select feed, as_of from site_feed');
  expect(rows.map(({ as_of }) => new Date(as_of).toISOString())).toEqual(Array<string>(5).fill(later));
  const { charts } = await receive(server);
  for (const [id, chart] of charts) {
    const old = before.charts.get(id);
    expect(chart.orders).toEqual(old?.orders);
    expect(chart.observations.length).toBe(old?.observations.length);
    expect(byId(chart.observations).map(({ id, value }) => [id, value])).toEqual(
      byId(old?.observations).map(({ id, value }) => [id, value]),
    );
    const latest = (of: Chart) =>
      of.observations.map(({ effectiveAt }) => Date.parse(effectiveAt ?? '')).toSorted((a, b) => b - a)[0] ?? 0;
    expect(latest(chart) - latest(old ?? chart)).toBe(Date.parse(later) - Date.parse(options.now));
    expect(chart.administrations.some(({ at, status }) => status === 'planned' && at > later)).toBe(
      old?.administrations.some(({ status }) => status === 'planned'),
    );
  }
});

test('a refresh completes a filling that broke off', async () => {
  const other = await startTestServer();
  try {
    const small = { ...options, patients: 6 };
    const prepared = await prepareDemoSite(other.store, 'Demo', small.patients);
    if (!prepared.ok) throw new Error(prepared.error.message);
    await saveAsRows(
      other.store,
      demoCharts({ ...small, siteId: other.siteId }).slice(0, 2),
      prepared.value,
      small.now,
    );
    expect(await refreshDemo(other.store, small)).toMatchObject({ ok: true, value: { patients: 6 } });
    expect((await receive(other)).charts.size).toBe(6);
  } finally {
    await other.close();
  }
});

test('a refresh with another seed is refused', async () => {
  expect(await refreshDemo(server.store, { ...options, seed: 'other' })).toMatchObject({ ok: false });
});

test('through the FHIR import every resource is taken, and the charts hold the same orders, results and doses', async () => {
  const other = await startTestServer();
  try {
    const small = { ...options, patients: 12 };
    expect(await loadDemo(other.store, { ...small, via: 'fhir' })).toMatchObject({
      ok: true,
      value: { patients: 12, refused: 0 },
    });
    const { charts: received } = await receive(other);
    expect(received.size).toBe(12);
    for (const made of demoCharts({ ...small, siteId: other.siteId })) {
      const got = [...received.values()].find(
        ({ patient }) => patient.identifiers[0]?.value === made.patient.identifiers[0]?.value,
      );
      expect(got?.stay).toEqual(made.stay);
      expect(byId(got?.orders).map(({ id, medication }) => [id, medication.text])).toEqual(
        byId(made.orders).map(({ id, medication }) => [id, medication.text]),
      );
      expect(byId(got?.administrations)).toEqual(byId(made.administrations));
      expect(got?.allergies.state).toBe(made.allergies.state);
    }
  } finally {
    await other.close();
  }
});

/** What C. Martin's workstation gets. */
async function receive(from: TestServer): Promise<{ charts: Map<string, Chart>; wardNames: string[] }> {
  const answer = await from.post('/session', {
    username: 'martin',
    password: DEMO_PASSWORD,
    deviceId: 'device-1',
    protocol: 1,
  });
  const { token, user } = sessionResponse.parse(await answer.json());
  const client = createSampleClient(
    from,
    token,
    user.wards.map((ward) => ward.id),
  );
  await client.pullAll();
  const charts = new Map<string, Chart>();
  for (const item of client.documents.values()) {
    if (item.type === 'chart') charts.set(item.document.id, chartSchema.parse(item.document));
  }
  return { charts, wardNames: user.wards.map((ward) => ward.name) };
}

function byId<T extends { readonly id: string }>(list: readonly T[] | undefined): T[] {
  return [...(list ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
}
