import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../../testing/openTestStore.ts';
import { openPool } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Store } from '../openStore.ts';
import { firstTables } from './0001FirstTables.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('outcomes of before the second step keep their answer and count as decided on the day of the step', async () => {
  await store.pool.query('create database earlier');
  const url = new URL(store.databaseUrl);
  url.pathname = '/earlier';
  const pool = openPool(url.href, () => undefined);
  await migrate(pool, [firstTables]);
  await pool.query(`insert into act_outcome values ('s', 'act-1', 'hash', 'conflict', 7)`);
  expect(await migrate(pool)).toMatchObject({ ok: true });
  const { rows } = await pool.query(
    `select content_hash, outcome, seq, decided_at > now() - interval '1 minute' as is_new from act_outcome`,
  );
  expect(rows).toEqual([{ content_hash: 'hash', outcome: 'conflict', seq: '7', is_new: true }]);
  await pool.end();
});
