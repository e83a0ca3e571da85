import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { manualClock } from '../manualClock.ts';
import { attemptCounter, FAILURES_THAT_NEED_THE_NETWORK } from './attempts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-attempts-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('wrong passwords delay 1, 2, 4, 8 seconds, and a restart does not forget them', async () => {
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  const delays: number[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const counter = attemptCounter(nodeDisk, folder, clock);
    const delay = await counter.failed();
    delays.push(delay);
    expect(await counter.secondsToWait()).toBe(delay);
    clock.advance(delay * 1000 - 1);
    expect(await counter.secondsToWait()).toBe(1);
    clock.advance(1);
    expect(await counter.secondsToWait()).toBe(0);
  }
  expect(delays).toEqual([1, 2, 4, 8]);
  expect(await attemptCounter(nodeDisk, folder, clock).failures()).toBe(4);
});

test('a success starts anew', async () => {
  const counter = attemptCounter(nodeDisk, folder, manualClock('2026-11-21T08:00:00.000Z'));
  await counter.failed();
  await counter.succeeded();
  expect([await counter.failures(), await counter.secondsToWait()]).toEqual([0, 0]);
});

test('a clock that is set back makes nobody wait longer than the delay, and none at all shorter', async () => {
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  const counter = attemptCounter(nodeDisk, folder, clock);
  for (let attempt = 0; attempt < 3; attempt += 1) await counter.failed();
  clock.set(Date.parse('2020-01-01T00:00:00.000Z'));
  expect(await counter.secondsToWait()).toBe(4);
});

test('a count that cannot be read asks for the network', async () => {
  await writeFile(join(folder, 'attempts.json'), '{"failures":');
  const counter = attemptCounter(nodeDisk, folder, manualClock('2026-11-21T08:00:00.000Z'));
  expect(await counter.failures()).toBe(FAILURES_THAT_NEED_THE_NETWORK);
});
