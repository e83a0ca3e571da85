import type { Pool } from 'pg';
import type { Result } from '../../schema/result.ts';
import { startPostgres } from '../postgres/startPostgres.ts';
import { openPool } from './database.ts';
import { migrate } from './migrate.ts';
import { openSite, type Site } from './site.ts';

export type Store = {
  readonly pool: Pool;
  readonly site: Site;
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

export type StoreOptions = {
  /** A PostgreSQL of the hospital's; without it an embedded one is started on `dataFolder`. */
  readonly databaseUrl?: string;
  readonly dataFolder?: string;
  /** `attach`: work on the database of a server that is running on that folder. */
  readonly whenInUse?: 'refuse' | 'attach';
  readonly siteId?: string;
  readonly siteName?: string;
  readonly isDemo?: boolean;
  readonly onConnectionLost?: (error: Error) => void;
};

export type StoreFailure = { readonly message: string; readonly remedy: string };

/** Opens the database, brings it to this program's shape, and finds or makes the site. */
export async function openStore(options: StoreOptions): Promise<Result<Store, StoreFailure>> {
  const database = await openDatabase(options);
  if (!database.ok) return database;
  const { databaseUrl, stop } = database.value;
  const pool = openPool(databaseUrl, options.onConnectionLost ?? (() => undefined));
  const close = async (): Promise<void> => {
    await pool.end();
    await stop();
  };
  const prepared = await prepare(pool, options).catch((error: unknown): Result<Site, StoreFailure> => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { ok: false, error: { message: `The database does not answer (${code}).`, remedy: REMEDY } };
  });
  if (prepared.ok) return { ok: true, value: { pool, site: prepared.value, databaseUrl, close } };
  await close();
  return prepared;
}

const REMEDY = 'Check DATABASE_URL, that PostgreSQL runs, and that the account may make tables.';

async function prepare(pool: Pool, options: StoreOptions): Promise<Result<Site, StoreFailure>> {
  const migrated = await migrate(pool);
  if (!migrated.ok) {
    return { ok: false, error: { message: migrated.error.message, remedy: 'Nothing was changed in the database.' } };
  }
  return { ok: true, value: await openSite(pool, options) };
}

async function openDatabase(
  options: StoreOptions,
): Promise<Result<{ databaseUrl: string; stop: () => Promise<void> }, StoreFailure>> {
  if (options.databaseUrl !== undefined) {
    return { ok: true, value: { databaseUrl: options.databaseUrl, stop: () => Promise.resolve() } };
  }
  if (options.dataFolder === undefined) throw new Error('a database URL or a data folder is needed');
  return startPostgres(options.dataFolder, options.whenInUse);
}
