import { expect, test } from 'vitest';
import { percentile } from './percentiles.ts';

test('percentiles are values that occurred, by nearest rank', () => {
  const samples = [9, 1, 3, 7, 5, 2, 8, 4, 10, 6];
  expect([percentile(samples, 0.5), percentile(samples, 0.95), percentile(samples, 0.1)]).toEqual([5, 10, 1]);
  expect(percentile([4], 0.95)).toBe(4);
});
