import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Result } from '../../schema/result.ts';
import type { Account } from './account.ts';
import { program } from './binaries.ts';
import { endWithParent } from './endWithParent.ts';
import { failureFromLog, type PostgresFailure } from './postgresFailure.ts';

const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 30_000;
const LARGEST_LOG_BYTES = 10_000_000;

export type RunningCluster = { readonly stop: () => Promise<void>; readonly exited: Promise<void> };

/** Runs `postgres` in a process group of its own, so that Ctrl+C on a terminal ends it through `stop` and not before us. */
export async function runCluster(
  native: string,
  cluster: string,
  port: number,
  account: Account | null,
  logFile: string,
): Promise<Result<RunningCluster, PostgresFailure>> {
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > LARGEST_LOG_BYTES) await truncate(logFile);
  const log = await open(logFile, 'a', 0o600);
  const logStart = (await log.stat()).size;
  const child = spawn(program(native, 'postgres'), ['-D', cluster, ...settings(port)], {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
    stdio: ['ignore', log.fd, log.fd],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await log.close();
  if (child.pid !== undefined) void exited.then(endWithParent(child.pid));
  const isReady = await waitUntilReady(child, cluster, exited);
  const stop = (): Promise<void> => stopCluster(child, exited, () => askToStop(native, cluster, child));
  if (isReady) return { ok: true, value: { stop, exited } };
  await stop();
  const words = (await readFile(logFile, 'utf8')).slice(logStart);
  return { ok: false, error: failureFromLog(words, cluster) };
}

/**
 * Loopback only, no socket file. Statements and values stay out of PostgreSQL's log: they are patients' data.
 */
function settings(port: number): string[] {
  const values = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The eighth line of `postmaster.pid` is its state; `ready` means that it takes connections. */
async function waitUntilReady(child: ChildProcess, cluster: string, exited: Promise<void>): Promise<boolean> {
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  for (let waited = 0; waited < START_PATIENCE_MS && !hasExited; waited += 20) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await delay(20);
  }
  return false;
}

/** Fast mode: SIGINT, or on Windows, where a signal would only kill it, `pg_ctl`. */
function askToStop(native: string, cluster: string, child: ChildProcess): void {
  if (process.platform !== 'win32') child.kill('SIGINT');
  else spawn(program(native, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast'], { stdio: 'ignore' });
}

/** If it has not ended in time, SIGQUIT: it then recovers from its log at the next start. */
async function stopCluster(child: ChildProcess, exited: Promise<void>, askToEnd: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  askToEnd();
  const isSlow = await Promise.race([exited.then(() => false), delay(STOP_PATIENCE_MS, true, { ref: false })]);
  if (!isSlow) return;
  child.kill('SIGQUIT');
  await exited;
}
