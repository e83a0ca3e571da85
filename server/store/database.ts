import pg, { type Pool, type PoolClient } from 'pg';

export type { Pool, PoolClient } from 'pg';

/** What SQL runs on: the pool for single statements, or the client of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

const POOL_SIZE = 16;
/** serialization_failure, deadlock_detected, unique_violation: another transaction was first; the work is done again on what it left. */
const WORTH_REPEATING = new Set(['40001', '40P01', '23505']);
const ATTEMPTS = 5;

/** A pool whose broken idle connections are dropped and made again, rather than ending the process. */
export function openPool(databaseUrl: string, onLost: (error: Error) => void): Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE, application_name: 'wardlight' });
  pool.on('error', onLost);
  // While a client is lent out the pool does not listen to it; an error between two statements would end the process.
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

/** Runs `work` in a transaction; again from the start when another transaction got in between. `work` must have no other effect. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, 'begin', work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !WORTH_REPEATING.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** Several reads of one moment: a page and the digest that proves it. */
export function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return once(pool, 'begin isolation level repeatable read read only', work);
}

/** PostgreSQL's five-character error code, if the error is its own. */
export function sqlState(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null;
}

async function once<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    failure = error instanceof Error ? error : new Error('not an error');
    // On a broken connection the rollback fails too; `release` below then drops the connection.
    await client.query('rollback').then(
      () => (failure = undefined),
      () => undefined,
    );
    throw error;
  } finally {
    client.release(failure);
  }
}
