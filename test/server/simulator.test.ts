import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../server/store/openStore.ts';
import { openTestStore } from '../../server/testing/openTestStore.ts';
import { serverContract } from '../contract/serverContract.ts';
import { createRealServer } from '../simulator/adapters/realServer.ts';
import { runScenario } from '../simulator/runScenario.ts';
import { createVirtualTime, type VirtualTime } from '../simulator/virtualTime.ts';

const SEEDS = 20;

let postgres: Store;
let databases = 0;
const opened: (() => Promise<void>)[] = [];
beforeAll(async () => {
  postgres = await openTestStore();
});
afterAll(() => postgres.close());

/** A server on a database of its own, on the one PostgreSQL of this file. */
async function open(time: VirtualTime) {
  const name = `hospital_${++databases}`;
  await postgres.pool.query(`create database ${name}`);
  const url = new URL(postgres.databaseUrl);
  url.pathname = `/${name}`;
  const real = await createRealServer(url.href, time);
  opened.push(real.server.close);
  return real;
}

async function closeAll(): Promise<void> {
  for (const close of opened.splice(0)) await close();
}

describe('the real server keeps the contract of the model', () => {
  it.each(serverContract)('$name', async ({ run }) => {
    await run(() => open(createVirtualTime()));
    await closeAll();
  });
});

it(`holds I1 to I8 over ${SEEDS} seeds with the real server on PostgreSQL in place of the model`, async () => {
  const failed: string[] = [];
  let acts = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const result = await runScenario(seed, { lookEveryMs: 30_000, server: open });
    await closeAll();
    acts += result.acts;
    failed.push(...result.violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
  }
  expect(failed).toEqual([]);
  expect(acts).toBeGreaterThan(SEEDS * 5);
}, 300_000);
