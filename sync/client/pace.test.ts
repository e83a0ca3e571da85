import { describe, expect, it } from 'vitest';
import { backOffMs } from './backOff.ts';
import { nextLatencyMs, nextPageSize, pageSizeAfterFailure } from './pageSize.ts';

describe('back-off', () => {
  it('rises from 0.3 s to 60 s, half of it by chance, however many failures', () => {
    expect([backOffMs(1, 0, null), backOffMs(1, 1, null)]).toEqual([150, 300]);
    expect([backOffMs(9, 0, null), backOffMs(9, 1, null)]).toEqual([30_000, 60_000]);
    expect(backOffMs(100_000, 1, null)).toBe(60_000);
  });

  it('honours Retry-After, up to ten minutes', () => {
    expect(backOffMs(1, 0, 20)).toBe(20_000);
    expect(backOffMs(1, 0, 86_400)).toBe(600_000);
    expect(backOffMs(9, 1, 1)).toBe(60_000);
  });
});

describe('F42: page size', () => {
  it('moves towards 2 s a page in both directions, at most by half or double', () => {
    expect(nextPageSize(100, 100, 4000)).toBe(50);
    expect(nextPageSize(100, 100, 20_000)).toBe(50);
    expect(nextPageSize(100, 100, 1600)).toBe(125);
    expect(nextPageSize(100, 100, 10)).toBe(200);
  });

  it('comes back up after a slow time', () => {
    let size = 100;
    for (let n = 0; n < 10; n += 1) size = nextPageSize(size, size, 9000);
    expect(size).toBe(5);
    for (let n = 0; n < 20; n += 1) size = nextPageSize(size, size, 100);
    expect(size).toBe(1000);
  });

  it('does not grow by a page that came back short', () => {
    expect(nextPageSize(100, 20, 50)).toBe(100);
    expect(pageSizeAfterFailure(100)).toBe(50);
  });

  /** A line with a fixed cost a request, a cost a document, and some requests lost; answers the size after each request. */
  function over(requests: number, line: { latencyMs: number; perItemMs: number; loss: number }, from = 100) {
    let size = from;
    let latencyMs = 0;
    let seed = 7;
    const sizes: number[] = [];
    for (let n = 0; n < requests; n += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      if (seed / 2_147_483_647 < line.loss) size = pageSizeAfterFailure(size);
      else {
        const durationMs = line.latencyMs + size * line.perItemMs;
        latencyMs = nextLatencyMs(latencyMs, size, durationMs);
        size = nextPageSize(size, size, durationMs, latencyMs);
      }
      sizes.push(size);
    }
    return sizes;
  }
  const meanOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / sizes.length;

  it('F42: with 2 s of latency and 30 % loss pages neither shrink to nothing nor grow beyond what the line carries', () => {
    const sizes = over(400, { latencyMs: 2000, perItemMs: 10, loss: 0.3 }).slice(100);
    // 2 s at 10 ms each is 200; every loss halves it for a while.
    expect(meanOf(sizes)).toBeGreaterThan(60);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.filter((size) => size <= 10).length / sizes.length).toBeLessThan(0.1);
  });

  it('F42: follows the line down and up again', () => {
    const slow = over(100, { latencyMs: 2000, perItemMs: 100, loss: 0.3 }, 1000);
    expect(meanOf(slow.slice(50))).toBeLessThan(40);
    const quick = over(100, { latencyMs: 40, perItemMs: 1, loss: 0 }, slow.at(-1));
    expect(quick.at(-1)).toBe(1000);
  });
});
