import { beforeEach, expect, test } from 'vitest';
import type { ExchangePort } from '../exchange/exchangePort.ts';
import { createLetterbox } from './letterbox.ts';
import type { Letterbox } from './letterbox.ts';

let isLocked: boolean;
let taken: string[];
let box: Letterbox;
beforeEach(() => {
  isLocked = true;
  taken = [];
  const nothing = (): Promise<null> => Promise.resolve(null);
  const exchange: ExchangePort = {
    greeting: nothing,
    answer: nothing,
    letter: nothing,
    onNews: () => () => undefined,
    take(text) {
      if (isLocked) return Promise.resolve({ ok: false, error: 'locked' });
      taken.push(text);
      return Promise.resolve({ ok: false, error: 'forged' });
    },
  };
  box = createLetterbox(exchange, (address) => address.startsWith('friend'));
});

async function unlock(): Promise<readonly string[]> {
  isLocked = false;
  await box.open();
  return taken;
}

test('keeps a letter closed until somebody unlocks, takes it once, and the newest of an address only', async () => {
  await box.put('friend 1', 'old');
  await box.put('friend 1', 'new');
  await box.open();
  expect(taken).toEqual([]);
  expect(await unlock()).toEqual(['new']);
  await box.open();
  expect(taken).toEqual(['new']);
  await box.put('friend 1', 'at once');
  expect(taken).toEqual(['new', 'at once']);
});

test('of many strangers none pushes out what a colleague left, and few are kept', async () => {
  await box.put('friend 1', 'of a friend');
  for (let index = 0; index < 100; index += 1) await box.put(`stranger ${index}`, `noise ${index}`);
  await box.put('friend 2', 'of another');
  const letters = await unlock();
  expect(letters).toHaveLength(8);
  expect(letters).toEqual(expect.arrayContaining(['of a friend', 'of another']));
});

test('of many colleagues the last ones are kept', async () => {
  for (let index = 0; index < 20; index += 1) await box.put(`friend ${index}`, `letter ${index}`);
  await box.put('stranger', 'noise');
  expect(await unlock()).toEqual(Array.from({ length: 8 }, (_each, index) => `letter ${index + 12}`));
});
