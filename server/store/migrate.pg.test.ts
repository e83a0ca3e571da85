import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing/openTestStore.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/allMigrations.ts';
import type { Store } from './openStore.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('numbers rise by one from 1', () => {
  expect(allMigrations.map(({ version }) => version)).toEqual(allMigrations.map((_, index) => index + 1));
});

test('a database of this shape is left alone', async () => {
  expect(await migrate(store.pool)).toEqual({ ok: true, value: allMigrations.length });
});

test('F15: a step that fails leaves nothing of itself or of the steps before it', async () => {
  const next = allMigrations.length + 1;
  const steps = [
    ...allMigrations,
    { version: next, name: 'good', sql: 'create table half_done (a int)' },
    { version: next + 1, name: 'bad', sql: 'create table half_done (a int)' },
  ];
  await expect(migrate(store.pool, steps)).rejects.toThrow('already exists');
  const { rows } = await store.pool.query(
    `select to_regclass('half_done') as found, (select max(version) from schema_migration) as version`,
  );
  expect(rows).toEqual([{ found: null, version: allMigrations.length }]);
});

test('F02: a database of a newer program is refused', async () => {
  await store.pool.query(`insert into schema_migration (version, name) values (999, 'later')`);
  expect(await migrate(store.pool)).toMatchObject({ ok: false, error: { kind: 'newerSchema' } });
  await store.pool.query('delete from schema_migration where version = 999');
});
