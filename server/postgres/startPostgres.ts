import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import { accountForPostgres } from './account.ts';
import { findBinaries } from './binaries.ts';
import { freePort } from './freePort.ts';
import { DATABASE_USER, initialiseCluster } from './initialiseCluster.ts';
import { clearLeftover } from './leftover.ts';
import { takeOwnerLock, type OwnerLock } from './ownerLock.ts';
import { giveTo, placeForBinaries, placeForData } from './places.ts';
import { dataInUse, failureFromLog, type PostgresFailure } from './postgresFailure.ts';
import { runCluster } from './runCluster.ts';

export type EmbeddedPostgres = {
  /** Connection string with the local password: never print it. */
  readonly databaseUrl: string;
  /** Where the database really lies: as root this may be another folder than the one asked for. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts Wardlight's own PostgreSQL on a data folder, made on first use.
 * @param whenInUse `attach`: use the database of the server that is already running there, and leave it running
 */
export async function startPostgres(
  dataFolder: string,
  whenInUse: 'refuse' | 'attach' = 'refuse',
): Promise<Result<EmbeddedPostgres, PostgresFailure>> {
  const account = await accountForPostgres();
  if (!account.ok) return account;
  try {
    const folder = await placeForData(dataFolder, account.value);
    const lock = await takeOwnerLock(folder);
    if (lock !== null) return await startLocked(folder, account.value, lock);
    const access = whenInUse === 'attach' ? await readAccess(folder) : null;
    if (access === null) return { ok: false, error: dataInUse(dataFolder) };
    return { ok: true, value: { databaseUrl: urlOf(access), folder, stop: () => Promise.resolve() } };
  } catch (error) {
    // What the file system refused: the same causes, in Node's words.
    if (!(error instanceof Error && 'code' in error)) throw error;
    const words = error.code === 'ENOSPC' ? 'No space left on device' : error.message;
    return { ok: false, error: failureFromLog(words, dataFolder) };
  }
}

async function startLocked(
  folder: string,
  account: { uid: number; gid: number } | null,
  lock: OwnerLock,
): Promise<Result<EmbeddedPostgres, PostgresFailure>> {
  const started = await start(folder, account).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  if (!started.ok) {
    await lock.release();
    return started;
  }
  const { databaseUrl, stop } = started.value;
  const stopAndRelease = async (): Promise<void> => {
    await stop();
    await lock.release();
  };
  return { ok: true, value: { databaseUrl, folder, stop: stopAndRelease } };
}

async function start(
  folder: string,
  account: { uid: number; gid: number } | null,
): Promise<Result<{ databaseUrl: string; stop: () => Promise<void> }, PostgresFailure>> {
  const found = await findBinaries();
  if (found === null) {
    return {
      ok: false,
      error: {
        kind: 'noBinaries',
        message: `npm brought no PostgreSQL for ${process.platform}-${process.arch}.`,
        remedy: 'Run npm install again, or use a PostgreSQL of your own with DATABASE_URL.',
      },
    };
  }
  const native = await placeForBinaries(found, account);
  const access = (await readAccess(folder)) ?? { password: randomBytes(24).toString('base64url'), port: 0 };
  // Written before the cluster is made: a cluster whose password was lost could not be opened again.
  await writeAccess(folder, access);
  const cluster = await initialiseCluster(native, folder, account, access.password);
  if (!cluster.ok) return cluster;
  if (!(await clearLeftover(cluster.value))) return { ok: false, error: dataInUse(folder) };
  const port = await freePort(access.port);
  await writeAccess(folder, { ...access, port });
  const logFile = join(folder, 'postgres.log');
  await writeFile(logFile, '', { flag: 'a', mode: 0o600 });
  await giveTo(account, logFile);
  const running = await runCluster(native, cluster.value, port, account, logFile);
  if (!running.ok) return running;
  return { ok: true, value: { databaseUrl: urlOf({ ...access, port }), stop: running.value.stop } };
}

const accessFile = z.object({ password: z.string().min(1), port: z.number().int().nonnegative() });
type Access = z.infer<typeof accessFile>;

async function readAccess(folder: string): Promise<Access | null> {
  const text = await readFile(join(folder, 'access.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = accessFile.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

async function writeAccess(folder: string, access: Access): Promise<void> {
  const file = join(folder, 'access.json');
  await writeFile(file, JSON.stringify(access), { mode: 0o600 });
  await chmod(file, 0o600);
}

function urlOf({ password, port }: Access): string {
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}
