import { beforeEach, expect, test } from 'vitest';
import type { ExchangeFailure } from '../../../schema/wire/exchange.ts';
import type { ExchangePort } from '../exchange/exchangePort.ts';
import { createLetterbox } from './letterbox.ts';
import type { Letterbox } from './letterbox.ts';

let trouble: ExchangeFailure;
let now: number;
let taken: string[];
let box: Letterbox;
beforeEach(() => {
  trouble = 'locked';
  now = 0;
  taken = [];
  const nothing = (): Promise<null> => Promise.resolve(null);
  const exchange: ExchangePort = {
    greeting: nothing,
    answer: nothing,
    letter: nothing,
    onNews: () => () => undefined,
    take(text) {
      if (trouble === 'forged') taken.push(text);
      return Promise.resolve({ ok: false, error: trouble });
    },
  };
  box = createLetterbox(exchange, { now: () => now }, (address) => address.startsWith('friend'));
});

async function unlock(): Promise<readonly string[]> {
  trouble = 'forged';
  now += 1_000;
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

test('is not thrown away while the disk is full, and not tried all the time', async () => {
  await box.put('friend 1', 'letter');
  trouble = 'diskFull';
  now = 1_000;
  await box.open();
  trouble = 'forged';
  now = 30_000;
  await box.open();
  expect(taken).toEqual([]);
  now = 61_000;
  await box.open();
  expect(taken).toEqual(['letter']);
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
