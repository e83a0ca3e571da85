import { expect, test } from 'vitest';
import { lossDelayMs, seededRandom } from './lineShape.ts';

test('without loss nothing is late, and a line that loses everything breaks', () => {
  expect(lossDelayMs(0, seededRandom(1))).toBe(0);
  expect(lossDelayMs(1, seededRandom(1))).toBeNull();
});

test('each repetition waits twice as long as the one before', () => {
  const chances = [0.1, 0.1, 0.1, 0.9];
  expect(lossDelayMs(0.3, () => chances.shift() ?? Number.NaN)).toBe(200 + 400 + 800);
});

test('at 30 % a connection passes 4 to 7 segments a second', () => {
  const random = seededRandom(20_261_121);
  let seconds = 0;
  const segments = 20_000;
  for (let segment = 0; segment < segments; segment += 1) seconds += (lossDelayMs(0.3, random) ?? 0) / 1000;
  expect(segments / seconds).toBeGreaterThan(4);
  expect(segments / seconds).toBeLessThan(8);
});
