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
  ])('F30: at %i ms of skew is %s', (skew, trust) => {
    expect(clockTrust(compareClock(unknownClock, serverMs + skew, 0, serverTime))).toBe(trust);
  });

  it('F30: is unknown until compared and after a jump forward, but not after time passed', () => {
    expect(clockTrust(unknownClock)).toBe('unknown');
    const compared = watchClock(compareClock(unknownClock, serverMs, 0, serverTime), serverMs, 1000).clock;
    expect(watchClock(compared, serverMs + 86_400_000, 86_401_000)).toMatchObject({
      jumped: false,
      clock: { offsetMs: 0 },
    });
    expect(watchClock(compared, serverMs + 3_600_000, 2000)).toMatchObject({ jumped: true, clock: { offsetMs: null } });
  });

  it('F30: knows the time in spite of a clock that was set back, or that froze and is looked at often', () => {
    const compared = watchClock(compareClock(unknownClock, serverMs, 0, serverTime), serverMs, 1000).clock;
    const back = watchClock(compared, serverMs - 3_600_000, 2000);
    expect(back.jumped).toBe(true);
    expect(serverNowMs(back.clock, serverMs - 3_600_000)).toBe(serverMs + 1000);
    expect(clockTrust(back.clock)).toBe('untrusted');
    let frozen = compared;
    for (let passed = 15_000; passed <= 1_800_000; passed += 15_000)
      frozen = watchClock(frozen, serverMs, 1000 + passed).clock;
    expect(Math.abs(serverNowMs(frozen, serverMs) - (serverMs + 1_800_000))).toBeLessThanOrEqual(45_000);
    expect(clockTrust(frozen)).toBe('untrusted');
  });

  it('F30: is not set back by the answer of a cache, but by a server whose clock was set', () => {
    const at = (ms: number): string => new Date(ms).toISOString();
    const compared = compareClock(unknownClock, serverMs, 0, serverTime);
    let cached = compared;
    for (let passed = 600_000; passed < 900_000; passed += 60_000)
      cached = compareClock(cached, serverMs + passed, 0, serverTime);
    expect(serverNowMs(cached, serverMs + 900_000)).toBe(serverMs + 900_000);
    const once = compareClock(compared, serverMs + 600_000, 0, at(serverMs));
    expect(once.offsetMs).toBe(0);
    expect(compareClock(once, serverMs + 661_000, 0, at(serverMs + 61_000)).offsetMs).toBe(600_000);
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
