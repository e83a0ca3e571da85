import { describe, expect, it } from 'vitest';
import type { DiskFault } from './adapters/memoryMirror.ts';
import { networkState, type NetworkFaults, perfectNetwork } from './faultyNetwork.ts';
import { eventsIn, progressOf, scene, stateOf, wards, writeComment } from './scene.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('what the disk does', () => {
  it('F01: a database that the engine made anew in silence is filled from server and journal, and nothing is green meanwhile', async () => {
    const { time, server, station } = scene();
    const network = networkState();
    const one = station('martin', { network });
    await one.start();
    await time.runUntil(10_000);
    network.cut = true;
    const { document } = await writeComment(one);
    one.crash();
    one.disks.mirror.rows.clear();
    one.disks.mirror.position = null;
    one.disks.outbox.clear();
    one.states.length = 0;
    await one.start();
    await time.runUntil(MINUTE_MS);
    expect(stateOf(one)).toMatchObject({ state: 'untrusted', unsent: 1 });
    expect(stateOf(one).reasons.map(({ key }) => key)).toContain('sync.reason.databaseRebuilt');
    network.cut = false;
    await time.runUntil(5 * MINUTE_MS);
    expect(server.truth().applied()).toEqual([document.id]);
    const green = one.states.filter(({ state }) => state === 'live');
    expect(green.every(({ unsent, verified }) => unsent === 0 && verified)).toBe(true);
    expect(stateOf(one)).toMatchObject({ state: 'live', unsent: 0, verified: true });
  });

  it('F06: 200 unsent acts outlive a full disk; the 201st is refused aloud', async () => {
    const { time, server, station } = scene();
    const network = networkState();
    let isFull = false;
    const full: DiskFault = () => (isFull ? { kind: 'full' } : null);
    const one = station('martin', { network, diskFault: full, journalFault: full });
    await one.start();
    await time.runUntil(10_000);
    network.cut = true;
    for (let n = 0; n < 200; n += 1) expect((await writeComment(one)).saved).toBe(true);
    isFull = true;
    expect((await writeComment(one)).saved).toBe(false);
    one.crash();
    await one.start();
    network.cut = false;
    await time.runUntil(5 * MINUTE_MS);
    expect(stateOf(one).state).toBe('untrusted');
    isFull = false;
    await time.runUntil(15 * MINUTE_MS);
    expect(server.truth().applied()).toHaveLength(200);
    expect(stateOf(one)).toMatchObject({ state: 'live', unsent: 0 });
  });

  it.each(['before', 'halfWay', 'afterRows'] as const)(
    'F37, F41: killed at each write of the first load, %s, the next start goes on and holds all',
    async (moment) => {
      for (let killAt = 1; killAt <= 12; killAt += 1) {
        const { time, station } = scene();
        let writes = 0;
        const one = station('martin', {
          diskFault(at) {
            if (at !== moment || ++writes !== killAt) return null;
            one.crash();
            return { kind: 'unavailable' };
          },
        });
        await one.start();
        await time.runUntil(20_000);
        await one.start();
        await time.runUntil(3 * MINUTE_MS);
        expect(stateOf(one).state).toBe('live');
        expect(one.disks.mirror.rows.size).toBe(52);
      }
    },
  );

  it('F13: killed at each write while acts are sent, the ledger equals the server', async () => {
    for (let killAt = 1; killAt <= 25; killAt += 1) {
      const { time, server, station } = scene({ charts: 4 });
      let [writes, isCounting] = [0, false];
      const fault: DiskFault = (at) => {
        if (!isCounting || at !== 'before' || ++writes !== killAt) return null;
        one.crash();
        return { kind: 'unavailable' };
      };
      const one = station('martin', { diskFault: fault, journalFault: fault });
      await one.start();
      await time.runUntil(10_000);
      isCounting = true;
      const kept: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        const { document, saved } = await writeComment(one);
        if (saved) kept.push(document.id);
        await time.runUntil(time.nowMs() + 300);
      }
      await one.start();
      await time.runUntil(5 * MINUTE_MS);
      const applied = server.truth().applied();
      expect(kept.every((id) => applied.includes(id))).toBe(true);
      expect(new Set(applied).size).toBe(applied.length);
      expect(progressOf(one).every(({ step }) => step === 'visibleToWard')).toBe(true);
      expect(stateOf(one)).toMatchObject({ state: 'live', unsent: 0 });
    }
  });
});

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

describe('who writes, and who may', () => {
  it('F27: what martin wrote is not sent under the name of roux, and keeps its author when martin is back', async () => {
    const { time, server, station } = scene();
    const network = networkState();
    const one = station('martin', { network });
    await one.start();
    await time.runUntil(10_000);
    network.cut = true;
    const { document } = await writeComment(one);
    one.crash();

    const other = station('roux');
    // The same machine under another name: her session, his outbox and journal.
    for (const [id, entry] of one.disks.outbox) other.disks.outbox.set(id, entry);
    other.disks.journal.acts.push(...one.disks.journal.acts);
    await other.start();
    await time.runUntil(2 * MINUTE_MS);
    expect(server.truth().applied()).toEqual([]);
    expect(progressOf(other)).toMatchObject([{ step: 'needsAttention', reason: 'forbidden' }]);

    network.cut = false;
    await one.start();
    await time.runUntil(5 * MINUTE_MS);
    const held = server
      .truth()
      .documents(wards)
      .find(({ id }) => id === document.id);
    expect(held?.type === 'event' ? held.document : null).toEqual(document);
  });

  it('F08: after a ward is taken away none of its patients is on the disk, offline and over restarts', async () => {
    const { time, station, allow } = scene();
    const network = networkState();
    const one = station('martin', { network });
    await one.start();
    await time.runUntil(10_000);
    allow('martin', ['ward-1']);
    await time.runUntil(5 * MINUTE_MS);
    network.cut = true;
    one.crash();
    await one.start();
    await time.runUntil(6 * MINUTE_MS);
    const wardsHeld = new Set([...one.disks.mirror.rows.values()].map(({ document }) => document.wardId));
    expect([...wardsHeld]).toEqual(['ward-1']);
  });

  it('F33: a mirror that is emptied in the middle of a pull is whole again, with what was unsent', async () => {
    const { time, server, station } = scene({ charts: 100, largestPage: 5 });
    const one = station('martin');
    await one.start();
    await time.runUntil(400);
    one.disks.mirror.rows.clear();
    one.disks.mirror.position = null;
    await time.runUntil(10_000);
    const { document } = await writeComment(one);
    await time.runUntil(5 * MINUTE_MS);
    expect(one.disks.mirror.rows.size).toBe(103);
    expect(eventsIn(one)).toEqual([`event:${document.id}`]);
    expect(server.truth().applied()).toEqual([document.id]);
    expect(stateOf(one).state).toBe('live');
  });
});

describe('what the clock does', () => {
  it.each([
    ['an hour fast', HOUR_MS],
    ['an hour slow', -HOUR_MS],
    ['a day fast', 24 * HOUR_MS],
    ['a day slow', -24 * HOUR_MS],
    ['ten years fast', 3650 * 24 * HOUR_MS],
  ])('F30: %s is never green, is told by how much, and recovers when it is set right', async (_what, skew) => {
    const { time, server, station } = scene();
    let skewMs = skew;
    const one = station('martin', { skewMs: () => skewMs });
    await one.start();
    const { document } = await writeComment(one);
    await time.runUntil(5 * MINUTE_MS);
    expect(stateOf(one)).toMatchObject({ state: 'untrusted', verified: true });
    expect(Math.abs((stateOf(one).clockOffsetMs ?? 0) - skew)).toBeLessThan(50);
    expect(one.states.some(({ state }) => state === 'live')).toBe(false);
    expect(server.truth().applied()).toEqual([document.id]);
    skewMs = 0;
    await time.runUntil(10 * MINUTE_MS);
    expect(stateOf(one).state).toBe('live');
  });

  it('F30: offline with a frozen clock the data still grow old', async () => {
    const { time, station } = scene();
    const network = networkState();
    let frozenAt: number | null = null;
    const one = station('martin', {
      network,
      limitMinutes: 5,
      skewMs: () => (frozenAt === null ? 0 : frozenAt - time.nowMs()),
    });
    await one.start();
    await time.runUntil(MINUTE_MS);
    network.cut = true;
    frozenAt = time.nowMs();
    await time.runUntil(10 * MINUTE_MS);
    expect(stateOf(one).feeds.every(({ stale }) => stale)).toBe(true);
  });
});

it('F17: an act that is refused with 409 keeps its id, and is one act when it is sent again', async () => {
  const { time, server, station } = scene();
  const one = station('martin');
  await one.start();
  await time.runUntil(10_000);
  const { push } = server;
  const refusal = { error: 'conflict', message: 'not now', reference: 'r-1' };
  server.push = () => ({ status: 409, contentType: 'application/json', body: JSON.stringify(refusal) });
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
