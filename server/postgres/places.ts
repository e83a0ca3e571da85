import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';

/** Where a server that runs as root keeps what the postgres account must reach. */
const SHARED_HOME = '/var/lib/wardlight';

/** A folder that PostgreSQL can enter: `dataFolder` itself, or as root (a home of mode 700) one keyed by its path. */
export async function placeForData(dataFolder: string, account: Account | null): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: account === null ? 0o700 : 0o711 });
  const real = await realpath(dataFolder);
  if (account === null) return real;
  // Ours to open, as far as passing through it goes: what lies in it stays closed.
  await chmod(real, (await stat(real)).mode | 0o711);
  if (await isEnterable(dirname(real))) return real;
  const place = join(SHARED_HOME, 'data', shortHash(real));
  await mkdir(place, { recursive: true, mode: 0o711 });
  return place;
}

/** The programs where the account can run them: in place, or a copy keyed by where they came from. */
export async function placeForBinaries(native: string, account: Account | null): Promise<string> {
  const real = await realpath(native);
  if (account === null || (await isEnterable(real))) return real;
  const { mtimeMs, size } = await stat(join(real, 'bin', 'postgres'));
  const place = join(SHARED_HOME, 'programs', shortHash(`${real} ${mtimeMs} ${size}`));
  if ((await stat(place).catch(() => null)) !== null) return place;
  const unfinished = `${place}.${process.pid}`;
  await mkdir(dirname(place), { recursive: true, mode: 0o755 });
  await cp(real, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  // Another server may have put its copy there meanwhile; either will do.
  await rename(unfinished, place).catch(() => rm(unfinished, { recursive: true, force: true }));
  return place;
}

export async function giveTo(account: Account | null, folder: string): Promise<void> {
  if (account !== null) await chown(folder, account.uid, account.gid);
}

async function isEnterable(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
