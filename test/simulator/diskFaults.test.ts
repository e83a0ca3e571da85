import { describe, expect, it } from 'vitest';
import type { DiskFault } from './adapters/memoryMirror.ts';
import { networkState } from './faultyNetwork.ts';
import { progressOf, scene, stateOf, writeComment } from './scene.ts';

const MINUTE_MS = 60_000;

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
