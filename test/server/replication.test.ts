import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sessionResponse, type SessionResponse } from '../../schema/wire/session.ts';
import type { User } from '../../schema/wire/session.ts';
import { DEMO_PASSWORD } from '../../server/demo/load/demoAccounts.ts';
import { loadDemo } from '../../server/demo/load/loadDemo.ts';
import { startTestServer, type TestServer } from '../../server/testing/startTestServer.ts';
import { createReplication } from '../../sync/client/createReplication.ts';
import type { Timer } from '../../sync/client/ports.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';
import { createJournalDisk, createMemoryJournal } from '../simulator/adapters/memoryJournal.ts';
import { createMemoryMirror, createMirrorDisk } from '../simulator/adapters/memoryMirror.ts';
import { createMemoryOutbox } from '../simulator/adapters/memoryOutbox.ts';
import { createFetchTransport } from './fetchTransport.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const PATIENTS = 60;

const timer: Timer = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(milliseconds, call) {
    const timeout = setTimeout(call, milliseconds);
    return () => clearTimeout(timeout);
  },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const loaded = await loadDemo(server.store, { patients: PATIENTS, seed: 1, now: new Date().toISOString() });
  if (!loaded.ok) throw new Error(loaded.error.message);
});
afterAll(() => server.close());

async function workstation(username: string) {
  const answer = await server.post('/session', {
    username,
    password: DEMO_PASSWORD,
    deviceId: `device-${username}`,
    protocol: 1,
  });
  const session: SessionResponse = sessionResponse.parse(await answer.json());
  const disk = createMirrorDisk();
  const journalDisk = createJournalDisk();
  const journal = createMemoryJournal(journalDisk);
  const day = 24 * 60;
  const replication = createReplication({
    transport: createFetchTransport(server.url, session.token),
    mirror: createMemoryMirror(disk, sha256),
    outbox: createMemoryOutbox(new Map()),
    journal,
    timer,
    random: Math.random,
    siteId: session.user.siteId,
    deviceId: `device-${username}`,
    wardIds: session.user.wards.map(({ id }) => id),
    feedLimitsMinutes: { orders: day, results: day, allergies: day, conditions: day, patient: day },
  });
  return { replication, journal, disk, user: session.user };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 25))) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
  }
}

function commentOf(user: User, chart: { readonly id: string; readonly wardId: string; readonly siteId: string }) {
  return sealEvent(
    {
      id: v7(),
      siteId: chart.siteId,
      wardId: chart.wardId,
      chartId: chart.id,
      authorId: user.id,
      authorName: user.displayName,
      deviceId: 'device-martin',
      occurredAt: new Date().toISOString(),
      clockOffsetMs: null,
      baseRevision: 1,
      corrects: null,
      body: { kind: 'comment', text: 'seen', orderIds: [] },
    },
    sha256,
  );
}

it('agrees with a real server on PostgreSQL: first load, digest, an act to the other workstation', async () => {
  const [a, b] = [await workstation('martin'), await workstation('roux')];
  await a.replication.start();
  await b.replication.start();
  for (const { replication } of [a, b]) await until('live', () => replication.state().state === 'live');
  const charts = [...a.disk.rows.values()].filter(({ type }) => type === 'chart');
  expect(charts).toHaveLength(PATIENTS);
  expect(a.replication.state()).toMatchObject({ verified: true, reasons: [], unsent: 0 });

  const chart = charts[0]?.document;
  if (chart?.type !== 'chart') throw new Error('no chart');
  const event = await commentOf(a.user, chart.document);
  await a.journal.append([{ type: 'event', document: event }]);
  expect(await a.replication.enqueue([{ type: 'event', document: event }])).toEqual({ ok: true, value: null });
  await until('seen by the other', () => b.disk.rows.has(`event:${event.id}`));
  await until('visible', () => a.replication.outbox()[0]?.progress.step === 'visibleToWard');
  expect(b.disk.rows.get(`event:${event.id}`)?.document).toMatchObject({ document: event });
  await until('live again', () => a.replication.state().state === 'live' && b.replication.state().state === 'live');

  await a.replication.stop();
  await b.replication.stop();
});
