import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T08:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('calls once, when it is due, and not after it was called off', () => {
  const calls: string[] = [];
  systemClock.after(90_000, () => calls.push('kept'));
  const callOff = systemClock.after(90_000, () => calls.push('called off'));
  vi.advanceTimersByTime(89_999);
  expect(calls).toEqual([]);
  callOff();
  vi.advanceTimersByTime(100_000);
  expect(calls).toEqual(['kept']);
});

test('a sleep of the machine counts, although its timers stood still', () => {
  let isDue = false;
  systemClock.after(5 * 60_000, () => (isDue = true));
  vi.advanceTimersByTime(60_000);
  vi.setSystemTime('2026-11-21T17:00:00.000Z');
  vi.advanceTimersByTime(1000);
  expect(isDue).toBe(true);
});

test('a wall clock that is set back makes nothing later', () => {
  let isDue = false;
  systemClock.after(5 * 60_000, () => (isDue = true));
  vi.setSystemTime('2020-01-01T00:00:00.000Z');
  vi.advanceTimersByTime(5 * 60_000);
  expect(isDue).toBe(true);
});

test('a lease of fourteen days is not due at once', () => {
  let isDue = false;
  systemClock.after(14 * 86_400_000 + 3_000_000_000, () => (isDue = true));
  vi.advanceTimersByTime(5000);
  expect(isDue).toBe(false);
});
