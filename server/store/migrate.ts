import type { Pool } from 'pg';
import type { Result } from '../../schema/result.ts';
import { allMigrations } from './migrations/allMigrations.ts';
import type { Migration } from './migrations/migration.ts';

export type MigrationFailure = { readonly kind: 'newerSchema' | 'oldPostgres'; readonly message: string };

/** `bit_xor` and `sha256` are needed; 14 has both. */
const OLDEST_POSTGRES = 140000;
/** Any fixed number: two nodes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_382_019;

/** Brings the database to this program's shape: every missing step, all or none. */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[] = allMigrations,
): Promise<Result<number, MigrationFailure>> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await migrateInTransaction(client, migrations);
    await client.query(result.ok ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function migrateInTransaction(
  client: { query: Pool['query'] },
  migrations: readonly Migration[],
): Promise<Result<number, MigrationFailure>> {
  const server = await client.query<{ number: number }>(`select current_setting('server_version_num')::int as number`);
  if ((server.rows[0]?.number ?? 0) < OLDEST_POSTGRES) {
    return { ok: false, error: { kind: 'oldPostgres', message: 'Wardlight needs PostgreSQL 14 or newer.' } };
  }
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await client.query(
    'create table if not exists schema_migration (version integer primary key, name text not null, applied_at timestamptz not null default now())',
  );
  const applied = await client.query<{ version: number | null }>(
    'select max(version) as version from schema_migration',
  );
  const present = applied.rows[0]?.version ?? 0;
  const newest = migrations.at(-1)?.version ?? 0;
  if (present > newest) {
    const message = `The database has shape ${present}; this program knows up to ${newest}. Start the newer Wardlight that wrote it.`;
    return { ok: false, error: { kind: 'newerSchema', message } };
  }
  for (const { version, name, sql } of migrations) {
    if (version <= present) continue;
    await client.query(sql);
    await client.query('insert into schema_migration (version, name) values ($1, $2)', [version, name]);
  }
  return { ok: true, value: newest };
}
