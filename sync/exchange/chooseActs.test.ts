import { expect, test } from 'vitest';
import { holdsId, shortIds } from './actIds.ts';
import { chooseActs } from './chooseActs.ts';
import { keyForWriting, monthsToRead } from './wardKeys.ts';

const NOW_MS = Date.parse('2026-11-21T08:00:00.000Z');
const idAt = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const act = (number: number, daysAgo: number, isAccepted: boolean, text = '') => ({
  document: { id: idAt(number), occurredAt: new Date(NOW_MS - daysAgo * 86_400_000).toISOString(), text },
  isAccepted,
});

test('what the server has travels three days, what it has not travels always, the newest first', () => {
  const acts = [act(1, 10, false), act(2, 4, true), act(3, 2, true), act(4, 1, false)];
  const { chosen, leftOut } = chooseActs(acts, NOW_MS);
  expect(chosen.map(({ document }) => document.id)).toEqual([idAt(4), idAt(3), idAt(1)]);
  expect(leftOut).toBe(0);
});

test('a text has room for ten thousand acts and 64 million characters; what found none is counted and is the oldest', () => {
  const many = Array.from({ length: 10_050 }, (_, index) => act(index, 0, false));
  const { chosen, leftOut } = chooseActs(many, NOW_MS);
  expect([chosen.length, leftOut, chosen[0]?.document.id]).toEqual([10_000, 50, idAt(10_049)]);
  const large = 'x'.repeat(1_000_000);
  const heavy = Array.from({ length: 70 }, (_, index) => act(index, 0, false, large));
  expect(chooseActs(heavy, NOW_MS).leftOut).toBe(7);
});

test('a short list of ids says of each whether it is in it', () => {
  const ids = Array.from({ length: 300 }, (_, index) => idAt(index));
  const holds = holdsId(shortIds(ids));
  expect(ids.every(holds)).toBe(true);
  expect(holds(idAt(300))).toBe(false);
  expect(holdsId('')(idAt(1))).toBe(false);
});

test('one writes with the key of the month, else with the newest before; one reads from the month before to the end of the lease', () => {
  const keys = ['2026-09', '2026-11', '2026-10'].map((month) => ({ month, key: month }));
  expect(keyForWriting(keys, '2026-11-21T08:00:00.000Z')).toBe('2026-11');
  expect(keyForWriting(keys, '2026-12-01T08:00:00.000Z')).toBe('2026-11');
  expect(keyForWriting(keys, '2026-01-01T08:00:00.000Z')).toBe('2026-09');
  const months = (from: string, until: string) => monthsToRead(new Date(from), new Date(until));
  expect(months('2026-11-21T08:00:00Z', '2026-11-24T08:00:00Z')).toEqual(['2026-10', '2026-11']);
  expect(months('2026-12-30T08:00:00Z', '2027-01-13T08:00:00Z')).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(months('2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z')).toEqual(['2025-12', '2026-01', '2026-02']);
});
