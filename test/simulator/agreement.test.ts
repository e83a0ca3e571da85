import { expect, it } from 'vitest';
import { networkState } from './faultyNetwork.ts';
import { eventsIn, progressOf, scene, stateOf, wards, writeComment } from './scene.ts';

const HOUR_MS = 3_600_000;

it('loads, writes offline, agrees on reconnection, and shows the act to the other workstation', async () => {
  const { time, server, station } = scene();
  const network = networkState();
  const [a, b] = [station('martin', { network }), station('roux')];
  await a.start();
  await b.start();
  await time.runUntil(10_000);
  expect(stateOf(a)).toMatchObject({ state: 'live', reasons: [], verified: true, unsent: 0 });
  expect(a.disks.mirror.rows.size).toBe(52);

  network.cut = true;
  await time.runUntil(120_000);
  expect(stateOf(a).state).toBe('offline');
  const { document, saved } = await writeComment(a);
  expect(saved).toBe(true);
  expect(stateOf(a)).toMatchObject({ state: 'offline', unsent: 1 });

  network.cut = false;
  await time.runUntil(300_000);
  expect(server.truth().applied()).toEqual([document.id]);
  expect(progressOf(a)).toMatchObject([{ step: 'visibleToWard' }]);
  expect(stateOf(a).state).toBe('live');
  expect(b.disks.mirror.rows.get(`event:${document.id}`)?.document).toMatchObject({ document });
});

it('F22: an idle fleet writes nothing in an hour but the age of its data every ten minutes, and sends nothing', async () => {
  const { time, station, writes, asked } = scene();
  const fleet = ['martin', 'roux', 'bernard'].map((name) => station(name));
  for (const one of fleet) await one.start();
  await time.runUntil(60_000);
  const before = writes();
  await time.runUntil(3_660_000);
  // Two moments are asked for each write of the position.
  expect(writes() - before).toBeLessThanOrEqual(3 * 2 * 6);
  expect(asked.push).toBe(0);
  for (const one of fleet) expect(stateOf(one).state).toBe('live');
});

it('F18: both acts stay when two workstations judge the same patient offline', async () => {
  const { time, server, station } = scene();
  const networks = [networkState(), networkState()];
  const stations = networks.map((network, n) => station(['martin', 'roux'][n] ?? '', { network }));
  for (const one of stations) await one.start();
  await time.runUntil(10_000);
  for (const network of networks) network.cut = true;
  for (const one of stations) await writeComment(one);
  await time.runUntil(60_000);
  for (const network of networks) network.cut = false;
  await time.runUntil(240_000);
  expect(
    server
      .truth()
      .documents(wards)
      .filter(({ type }) => type === 'event'),
  ).toHaveLength(2);
  for (const one of stations) {
    expect(eventsIn(one)).toHaveLength(2);
    expect(stateOf(one).state).toBe('live');
  }
});

it('F32: what a restored server has forgotten is sent again, once, acknowledged or not', async () => {
  const { time, server, station } = scene();
  const one = station('martin');
  await one.start();
  await time.runUntil(10_000);
  server.backUp();
  const { document } = await writeComment(one);
  await time.runUntil(60_000);
  expect(progressOf(one)).toMatchObject([{ step: 'visibleToWard' }]);
  // Long seen by all and gone from the outbox: only the journal remembers it.
  await time.runUntil(26 * HOUR_MS);
  expect(progressOf(one)).toEqual([]);
  server.restore();
  await time.runUntil(26 * HOUR_MS + 180_000);
  expect(server.truth().applied()).toEqual([document.id]);
  expect(one.disks.mirror.rows.get(`event:${document.id}`)?.document).toMatchObject({ document });
  expect(stateOf(one).state).toBe('live');
});

it('F29: each refusal is told when a ward is taken away with ten acts unsent, and none is lost', async () => {
  const { time, station, allow } = scene();
  const network = networkState();
  const one = station('martin', { network });
  await one.start();
  await time.runUntil(10_000);
  network.cut = true;
  for (let n = 1; n <= 10; n += 1) await writeComment(one);
  allow('martin', ['ward-1']);
  network.cut = false;
  await time.runUntil(300_000);
  expect(progressOf(one)).toEqual(
    Array.from({ length: 10 }, () => ({ step: 'needsAttention', reason: 'forbidden', detail: '' })),
  );
  expect([...one.disks.mirror.rows.values()].filter(({ document }) => document.wardId === 'ward-2')).toEqual([]);
  expect(stateOf(one)).toMatchObject({ needingAttention: 10, state: 'delayed' });
});
