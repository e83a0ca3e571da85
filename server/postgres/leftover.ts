import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLine, isRunning } from './processIdentity.ts';

const PATIENCE_MS = 30_000;

/**
 * Clears what a killed server left: a database still running on its own (asked to stop in fast mode), or only its
 * `postmaster.pid`. The number in that file may by now belong to any other program, which must not be touched.
 * Called under the owner lock. False: something of that number still runs.
 */
export async function clearLeftover(cluster: string): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return true;
  if (!isRunning(pid) || !(await isPostgresOf(pid, cluster))) {
    await rm(file, { force: true });
    return true;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    if (!isRunning(pid)) return true;
    await delay(50);
  }
  return false;
}

async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  const line = await commandLine(pid);
  // Without /proc nothing tells it apart: taken as ours, PostgreSQL itself then decides.
  if (line === null) return true;
  return line.includes('postgres') && line.includes(cluster);
}
