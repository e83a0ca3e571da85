import { describe, expect, it } from 'vitest';
import { networkState, perfectNetwork, type NetworkFaults } from './faultyNetwork.ts';
import { progressOf, scene, stateOf, wards, writeComment } from './scene.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

describe('what the network does', () => {
  it('F12: a pull that falls into the window of a push, at any millisecond, loses neither', async () => {
    const { time, server, station } = scene();
    const one = station('martin');
    await one.start();
    await time.runUntil(10_000);
    const written: string[] = [];
    for (let n = 0; n < 200; n += 1) {
      written.push((await writeComment(one)).document.id);
      // The answer to a push takes up to 90 ms here: the change comes before, within and after that window.
      await time.runUntil(time.nowMs() + (n % 120));
      server.putChart(`chart-${n % 50}`, wards[n % 2] ?? 'ward-1');
      one.replication()?.syncNow();
      await time.runUntil(time.nowMs() + 200);
    }
    await time.runUntil(time.nowMs() + 2 * MINUTE_MS);
    expect(server.truth().applied()).toEqual(written);
    expect(stateOf(one)).toMatchObject({ state: 'live', verified: true, unsent: 0 });
  });

  it('F16: an answer that is lost after the commit, five times over, leaves exactly one act', async () => {
    const { time, server, station } = scene();
    const network = networkState();
    const one = station('martin', { network });
    await one.start();
    await time.runUntil(10_000);
    network.faults = { ...perfectNetwork, dropReply: 1 };
    const { document } = await writeComment(one);
    await time.runUntil(10 * MINUTE_MS);
    expect(stateOf(one).unsent).toBe(1);
    network.faults = perfectNetwork;
    await time.runUntil(15 * MINUTE_MS);
    expect(server.truth().applied()).toEqual([document.id]);
    expect(progressOf(one)).toMatchObject([{ step: 'visibleToWard' }]);
  });

  it.each<[string, Partial<NetworkFaults>]>([
    ['errors of the server', { serverError: 1 }],
    ['the page of a captive portal', { portal: 1 }],
    ['bodies cut off', { truncate: 1 }],
    ['JSON of another program', { lie: 1 }],
    ['silence', { drop: 1 }],
  ])('F36, F40: with %s for answers nothing that was there goes away, and nothing is green', async (_what, faults) => {
    const { time, server, station } = scene();
    const network = networkState();
    const one = station('martin', { network });
    await one.start();
    await time.runUntil(10_000);
    const held = new Set(one.disks.mirror.rows.keys());
    network.faults = { ...perfectNetwork, ...faults };
    server.putChart('chart-1', 'ward-2');
    await time.runUntil(10 * MINUTE_MS);
    expect(new Set(one.disks.mirror.rows.keys())).toEqual(held);
    expect(stateOf(one).state).not.toBe('live');
  });

  it('F23, F36: a server that answers its status and gives no page makes nothing green', async () => {
    const { time, server, station } = scene();
    const one = station('martin');
    await one.start();
    await time.runUntil(10_000);
    const { pull } = server;
    server.pull = () => ({ status: 502, contentType: 'text/html', body: '<html>Bad gateway</html>' });
    server.putChart('chart-1', 'ward-2');
    await time.runUntil(30_000);
    one.states.length = 0;
    await time.runUntil(10 * MINUTE_MS);
    expect(one.states.filter(({ state }) => state === 'live')).toEqual([]);
    expect(stateOf(one).state).not.toBe('live');
    server.pull = pull;
    await time.runUntil(13 * MINUTE_MS);
    expect(stateOf(one).state).toBe('live');
  });

  it('F34: a chart that changes every second of a first load does not keep it from its end', async () => {
    const { time, server, station } = scene({ charts: 200, largestPage: 5 });
    const network = networkState({ ...perfectNetwork, longestDelayMs: 800 });
    const one = station('martin', { network });
    await one.start();
    for (let second = 1; second <= 120; second += 1) {
      server.putChart('chart-7', 'ward-2');
      await time.runUntil(second * 1000);
    }
    expect(one.disks.mirror.position?.complete).toBe(true);
    await time.runUntil(5 * MINUTE_MS);
    expect(stateOf(one).state).toBe('live');
  });

  it('F14: after eight hours of suspension everything is current within a minute, and nothing was green before', async () => {
    const { time, server, station } = scene();
    const network = networkState();
    let sleptMs = 0;
    const one = station('martin', { network, skewMs: () => sleptMs });
    await one.start();
    await time.runUntil(10_000);
    // The machine sleeps: no time passes for the program, and eight hours for everybody else.
    sleptMs = 8 * HOUR_MS;
    server.putChart('chart-1', 'ward-2');
    await time.runUntil(10_000 + 16_000);
    expect(one.states.at(-1)?.state).not.toBe('live');
    // The server's clock went on as well: the two agree again.
    sleptMs = 0;
    await time.runUntil(10_000 + MINUTE_MS);
    const held = one.disks.mirror.rows.get('chart:chart-1')?.document;
    expect(held?.type === 'chart' ? held.document.revision : null).toBe(1);
    expect(stateOf(one).verified).toBe(true);
  });
});

it('F17: an act that is refused with 409 keeps its id, and is one act when it is sent again', async () => {
  const { time, server, station } = scene();
  const one = station('martin');
  await one.start();
  await time.runUntil(10_000);
  const { push } = server;
  server.push = (_userId, body) => {
    const { nonce } = JSON.parse(body) as { readonly nonce: string };
    const refusal = { error: 'conflict', message: 'not now', reference: 'r-1', nonce };
    return { status: 409, contentType: 'application/json', body: JSON.stringify(refusal) };
  };
  const { document } = await writeComment(one);
  await time.runUntil(MINUTE_MS);
  expect(one.replication()?.outbox()).toMatchObject([
    { item: { document: { id: document.id } }, progress: { step: 'needsAttention', reason: 'idReused' } },
  ]);
  server.push = push;
  one.replication()?.retryItem(document.id);
  await time.runUntil(3 * MINUTE_MS);
  expect(server.truth().applied()).toEqual([document.id]);
  expect(progressOf(one)).toMatchObject([{ step: 'visibleToWard' }]);
});
