import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findNpm } from '../../../../build/bootstrap/findNpm.mjs';
import type { Result } from '../../../../schema/result.ts';

const here = import.meta.dirname;
const CACHE = resolve(here, '../../../../node_modules/.cache/wardlight-bench');
const LIMIT_MS = 5 * 60_000;

/**
 * PouchDB and a server that speaks CouchDB's protocol are no part of the product: they are installed apart, once, from
 * the lock beside this file. Gives the folder that holds their `node_modules`, or says why there is none.
 */
export async function installCouch(say: (progress: string) => void): Promise<Result<string, string>> {
  const folder = await couchFolder();
  if (existsSync(folder)) return { ok: true, value: folder };
  say('installing PouchDB and express-pouchdb from the npm registry, once');
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(here, file), join(making, file));
  const failure = await runNpm(making);
  if (failure !== null) {
    await rm(making, { recursive: true, force: true });
    return { ok: false, error: `npm could not install them: ${failure}` };
  }
  // Another run may have been quicker, and its folder holds the same.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return { ok: true, value: folder };
}

export async function isCouchInstalled(): Promise<boolean> {
  return existsSync(await couchFolder());
}

async function couchFolder(): Promise<string> {
  const lock = await readFile(join(here, 'package-lock.json'));
  return join(CACHE, `couch-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
}

/** null: it went well. No install script is run; the one native module brings its binaries with it. */
function runNpm(folder: string): Promise<string | null> {
  const [command = 'npm', ...words] = findNpm(process.execPath);
  return new Promise((done) => {
    const npm = spawn(command, [...words, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LIMIT_MS,
    });
    let said = '';
    npm.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    npm.on('error', (error) => done(error.message));
    npm.on('close', (code) => done(code === 0 ? null : (said.trim().split('\n').at(-1) ?? 'no reason given')));
  });
}
