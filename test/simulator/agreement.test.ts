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
  const station = (userId: string, network: NetworkState = { faults: perfectNetwork, cut: false }) => {
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
      skewMs: () => 0,
      transport: createFaultyNetwork(server, userId, network, time, random),
      diskFault: () => null,
      journalFault: () => null,
    });
  };
  return { time, server, station };
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
