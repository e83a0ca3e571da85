import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isRunning, startMark } from './processIdentity.ts';

const owner = z.object({ pid: z.number().int().positive(), started: z.string() });

/** Held by the one server that may start and stop the database of a folder. */
export type OwnerLock = { readonly release: () => Promise<void> };

/**
 * Null: a living server holds it. PostgreSQL's own lock does not tell a second server from a database left running by
 * a server that was killed; this one does.
 */
export async function takeOwnerLock(folder: string): Promise<OwnerLock | null> {
  const file = join(folder, 'server.lock');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await write(file)) return { release: () => rm(file, { force: true }) };
    const held = owner.safeParse(parseOrNull(await readFile(file, 'utf8').catch(() => '')));
    if (held.success && isRunning(held.data.pid) && (await startMark(held.data.pid)) === held.data.started) return null;
    await rm(file, { force: true });
  }
  return null;
}

async function write(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify({ pid: process.pid, started: await startMark(process.pid) }));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
