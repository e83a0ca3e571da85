import { describe, expect, it } from 'vitest';
import { clockTrust, compareClock, serverNowMs, unknownClock, watchClock } from './clock.ts';

const serverMs = Date.parse('2026-11-21T06:00:00.000Z');
const serverTime = new Date(serverMs).toISOString();

describe('the clock', () => {
  it("sets the server's time against the middle of the round trip", () => {
    const clock = compareClock(unknownClock, serverMs + 60_000 - 200, 400, serverTime);
    expect(clock).toMatchObject({ offsetMs: 60_000, uncertaintyMs: 200 });
    expect(serverNowMs(clock, serverMs + 65_000)).toBe(serverMs + 5000);
  });

  it.each([
    [119_000, 'good'],
    [120_001, 'warn'],
    [-120_001, 'warn'],
    [600_000, 'warn'],
    [600_001, 'untrusted'],
    [-600_001, 'untrusted'],
    [315_360_000_000, 'untrusted'],
  ])('at %i ms of skew is %s (F30)', (skew, trust) => {
    expect(clockTrust(compareClock(unknownClock, serverMs + skew, 0, serverTime))).toBe(trust);
  });

  it('is unknown until compared, and again after a jump, forward or back, but not after time passed', () => {
    expect(clockTrust(unknownClock)).toBe('unknown');
    const compared = watchClock(compareClock(unknownClock, serverMs, 0, serverTime), serverMs, 1000).clock;
    expect(watchClock(compared, serverMs + 86_400_000, 86_401_000)).toMatchObject({
      jumped: false,
      clock: { offsetMs: 0 },
    });
    expect(watchClock(compared, serverMs + 3_600_000, 2000)).toMatchObject({ jumped: true, clock: { offsetMs: null } });
    expect(watchClock(compared, serverMs - 3_600_000, 2000)).toMatchObject({ jumped: true, clock: { offsetMs: null } });
    // A frozen wall clock while the monotonic one runs.
    expect(watchClock(compared, serverMs, 61_000)).toMatchObject({ jumped: true });
  });

  it('keeps the better of two comparisons that agree, and takes a worse one that does not', () => {
    const good = compareClock(unknownClock, serverMs + 5000, 20, serverTime);
    expect(compareClock(good, serverMs + 4900, 800, serverTime)).toBe(good);
    expect(compareClock(good, serverMs + 9000, 800, serverTime).offsetMs).toBe(9400);
  });

  it('learns nothing from a very slow answer or an odd stamp', () => {
    expect(compareClock(unknownClock, serverMs, 61_000, serverTime)).toBe(unknownClock);
    expect(compareClock(unknownClock, serverMs, 10, 'yesterday')).toBe(unknownClock);
  });
});
