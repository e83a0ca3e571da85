import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{
 *   version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[],
 *   libc?: string | string[],
 *   optionalDependencies?: Record<string, string>,
 * }} Locked
 */

/**
 * Whether somebody (an `npm install` by hand) has already put in place what package-lock.json asks for on this
 * platform. npm writes node_modules/.package-lock.json as the last act of an install.
 * @param {string} root
 */
export function isAlreadyInstalled(root) {
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (present === undefined) return false;
  return (
    missingForOldNode(root).length === 0 &&
    Object.entries(wantedPackages(root)).every(([path, entry]) => {
      const found = present[path];
      if (found === undefined) return entry.optional === true;
      return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path));
    })
  );
}

/**
 * Packages that this platform should have and has not: npm leaves out an optional package without a word when its
 * "engines" do not name the Node that npm itself runs on, and that is the machine's. Counted are those that package.json
 * names and those made for this platform; the rest of the optional ones belong to other platforms' packages.
 * @param {string} root
 * @returns {string[]}
 */
export function missingForOldNode(root) {
  const named = readPackages(join(root, 'package-lock.json'))?.['']?.optionalDependencies ?? {};
  return Object.entries(wantedPackages(root))
    .filter(([path, entry]) => entry.optional === true && fitsPlatform(entry, path))
    .filter(([path, entry]) => entry.os !== undefined || path.slice('node_modules/'.length) in named)
    .map(([path]) => path)
    .filter((path) => !existsSync(join(root, path)));
}

/** @param {string} root */
function wantedPackages(root) {
  const { '': _root, ...packages } = readPackages(join(root, 'package-lock.json')) ?? {};
  return packages;
}

/**
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * @param {Locked} entry
 * @param {string} path a package inside one for another platform (node_modules/a-win32/node_modules/b) is not ours
 */
function fitsPlatform(entry, path) {
  return (
    path.split('node_modules/').length === 2 &&
    fits(entry.os, process.platform) &&
    fits(entry.cpu, process.arch) &&
    fits(entry.libc, libcName())
  );
}

/**
 * npm's rule: a name, a list of names that fit, or of names with "!" that do not.
 * @param {string | string[] | undefined} list
 * @param {string | undefined} name
 */
function fits(list, name) {
  if (list === undefined || name === undefined) return true;
  const names = [list].flat();
  if (names.includes(`!${name}`)) return false;
  const positive = names.filter((item) => !item.startsWith('!'));
  return positive.length === 0 || positive.includes(name) || positive.includes('any');
}

function libcName() {
  if (process.platform !== 'linux') return undefined;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
