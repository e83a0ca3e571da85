import { describe, expect, it } from 'vitest';
import { backOffMs } from './backOff.ts';
import { nextPageSize, pageSizeAfterFailure } from './pageSize.ts';

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

describe('page size (F42)', () => {
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
});
