import { describe, expect, it } from 'vitest';
import { patientsPerSecond, withArrival, type Arrival } from './loadPace.ts';

const arrivals = (...list: readonly (readonly [number, number])[]): readonly Arrival[] =>
  list.reduce<readonly Arrival[]>((all, [atMs, patients]) => withArrival(all, { atMs, patients }), []);

describe('the pace of a first load', () => {
  it('counts what came after the first page, up to now', () => {
    expect(patientsPerSecond(arrivals([0, 100], [2000, 30], [4000, 30]), 6000)).toBe(10);
  });
  it('is unknown before the second page and before two seconds', () => {
    expect(patientsPerSecond(arrivals([0, 100]), 5000)).toBeNull();
    expect(patientsPerSecond(arrivals([0, 100], [500, 100]), 600)).toBeNull();
  });
  it('falls while nothing comes, and is unknown after a minute of nothing', () => {
    const stalled = arrivals([0, 10], [10_000, 100]);
    expect(patientsPerSecond(stalled, 10_000)).toBe(10);
    expect(patientsPerSecond(stalled, 50_000)).toBe(2);
    expect(patientsPerSecond(stalled, 75_000)).toBeNull();
  });
});
