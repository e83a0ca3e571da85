import { expect, it } from 'vitest';
import { createFaultyNetwork, perfectNetwork, type NetworkState } from './faultyNetwork.ts';
import { createModelServer } from './modelServer.ts';
import { randomFrom } from './randomFrom.ts';
import { actIdOf, sampleEvent, SITE } from './sampleDocuments.ts';
import { BEGINNING_MS, createVirtualTime } from './virtualTime.ts';
import { createWorkstation } from './workstation.ts';

const wards = ['ward-1', 'ward-2'];

function scene() {
  const time = createVirtualTime();
  const server = createModelServer(() => BEGINNING_MS + time.nowMs(), { largestPage: 20 });
  const random = randomFrom(1);
  for (const ward of wards) server.putWard(ward);
  for (let n = 0; n < 50; n += 1) server.putChart(`chart-${n}`, wards[n % 2] ?? 'ward-1');
  let writes = 0;
  const countWrites = (): null => {
    writes += 1;
    return null;
  };
  const station = (
    userId: string,
    network: NetworkState = { faults: perfectNetwork, cut: false },
    skewMs: () => number = () => 0,
  ) => {
    server.putUser({
      id: userId,
      username: userId,
      displayName: userId,
      role: 'wardPharmacist',
      siteId: SITE,
      wards: wards.map((id) => ({ id, siteId: SITE, name: id, beds: 1 })),
    });
    return createWorkstation({
      userId,
      deviceId: `device-${userId}`,
      wardIds: wards,
      time,
      random,
      skewMs,
      transport: createFaultyNetwork(server, userId, network, time, random),
      diskFault: countWrites,
      journalFault: () => null,
    });
  };
  return { time, server, station, writes: () => writes };
}

it('loads, writes offline, agrees on reconnection, and shows the act to the other workstation', async () => {
  const { time, server, station } = scene();
  const network: NetworkState = { faults: perfectNetwork, cut: false };
  const [a, b] = [station('martin', network), station('roux')];
  await a.start();
  await b.start();
  await time.runUntil(10_000);
  expect(a.replication()?.state()).toMatchObject({ state: 'live', reasons: [], verified: true, unsent: 0 });
  expect(a.disks.mirror.rows.size).toBe(52);

  network.cut = true;
  await time.runUntil(120_000);
  expect(a.replication()?.state().state).toBe('offline');
  const event = await sampleEvent(
    actIdOf(1, 1),
    'chart-1',
    'ward-2',
    { userId: 'martin', deviceId: 'device-martin', occurredAt: '2026-11-21T06:01:00.000Z' },
    { kind: 'comment', text: 'offline', orderIds: [] },
  );
  expect(await a.write({ type: 'event', document: event })).toBe(true);
  expect(a.replication()?.state()).toMatchObject({ state: 'offline', unsent: 1 });

  network.cut = false;
  await time.runUntil(300_000);
  expect(server.outcomes().size).toBe(1);
  expect(a.replication()?.outbox()[0]?.progress.step).toBe('visibleToWard');
  expect(a.replication()?.state().state).toBe('live');
  expect(b.disks.mirror.rows.get(`event:${event.id}`)?.document).toMatchObject({ document: event });
});

const comment = (device: number, count: number, chartId: string, userId: string) =>
  sampleEvent(
    actIdOf(device, count),
    chartId,
    'ward-2',
    { userId, deviceId: `device-${userId}`, occurredAt: '2026-11-21T06:01:00.000Z' },
    { kind: 'comment', text: `by ${userId}`, orderIds: [] },
  );

it('writes nothing on an idle fleet in an hour, but the age of its data every ten minutes (F22)', async () => {
  const { time, station, writes } = scene();
  const fleet = ['martin', 'roux', 'bernard'].map((name) => station(name));
  for (const one of fleet) await one.start();
  await time.runUntil(60_000);
  const before = writes();
  await time.runUntil(3_660_000);
  // Two moments are asked for each write of the position.
  expect(writes() - before).toBeLessThanOrEqual(3 * 2 * 6);
  for (const one of fleet) expect(one.replication()?.state().state).toBe('live');
});

it('keeps both acts when two workstations judge the same patient offline (F18)', async () => {
  const { time, server, station } = scene();
  const networks = [0, 1].map((): NetworkState => ({ faults: perfectNetwork, cut: false }));
  const stations = ['martin', 'roux'].map((name, n) => station(name, networks[n]));
  for (const one of stations) await one.start();
  await time.runUntil(10_000);
  for (const network of networks) network.cut = true;
  for (const [n, one] of stations.entries())
    await one.write({ type: 'event', document: await comment(n, 1, 'chart-1', one.userId) });
  await time.runUntil(60_000);
  for (const network of networks) network.cut = false;
  await time.runUntil(240_000);
  expect(server.documents(wards).filter(({ type }) => type === 'event')).toHaveLength(2);
  for (const one of stations) {
    expect([...one.disks.mirror.rows.values()].filter(({ type }) => type === 'event')).toHaveLength(2);
    expect(one.replication()?.state().state).toBe('live');
  }
});

it('is never green with a clock that is a day off, and says by how much (F30)', async () => {
  const { time, station } = scene();
  const one = station('martin', { faults: perfectNetwork, cut: false }, () => 86_400_000);
  await one.start();
  await time.runUntil(300_000);
  const state = one.replication()?.state();
  expect(state).toMatchObject({ state: 'untrusted', verified: true });
  expect(Math.abs((state?.clockOffsetMs ?? 0) - 86_400_000)).toBeLessThan(50);
  expect(one.states.some(({ state }) => state === 'live')).toBe(false);
});

it('sends again, once, what a restored server has forgotten, acknowledged or not (F32)', async () => {
  const { time, server, station } = scene();
  const one = station('martin');
  await one.start();
  await time.runUntil(10_000);
  const yesterday = server.snapshot();
  const event = await comment(1, 1, 'chart-1', 'martin');
  await one.write({ type: 'event', document: event });
  await time.runUntil(60_000);
  expect(one.replication()?.outbox()[0]?.progress.step).toBe('visibleToWard');
  // Long seen by all and gone from the outbox: only the journal remembers it.
  await time.runUntil(26 * 3_600_000);
  expect(one.replication()?.outbox()).toEqual([]);
  server.restore(yesterday);
  await time.runUntil(26 * 3_600_000 + 180_000);
  expect(server.applied()).toEqual([event.id]);
  expect(one.disks.mirror.rows.get(`event:${event.id}`)?.document).toMatchObject({ document: event });
  expect(one.replication()?.state().state).toBe('live');
});

it('tells each refusal when a ward is taken away with ten acts unsent, and loses none (F29)', async () => {
  const { time, server, station } = scene();
  const network: NetworkState = { faults: perfectNetwork, cut: false };
  const one = station('martin', network);
  await one.start();
  await time.runUntil(10_000);
  network.cut = true;
  for (let n = 1; n <= 10; n += 1)
    await one.write({ type: 'event', document: await comment(1, n, 'chart-1', 'martin') });
  const user = server.user('martin');
  if (user !== undefined) server.putUser({ ...user, wards: user.wards.slice(0, 1) });
  network.cut = false;
  await time.runUntil(300_000);
  expect(
    one
      .replication()
      ?.outbox()
      .map(({ progress }) => progress),
  ).toEqual(Array.from({ length: 10 }, () => ({ step: 'needsAttention', reason: 'forbidden', detail: '' })));
  expect([...one.disks.mirror.rows.values()].filter(({ document }) => document.wardId === 'ward-2')).toEqual([]);
  expect(one.replication()?.state()).toMatchObject({ needingAttention: 10, state: 'delayed' });
});
