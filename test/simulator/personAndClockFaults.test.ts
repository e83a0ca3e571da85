import { describe, expect, it } from 'vitest';
import { networkState } from './faultyNetwork.ts';
import { eventsIn, progressOf, scene, stateOf, wards, writeComment } from './scene.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

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
