import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether somebody (an `npm install` by hand) has already put in place exactly what package-lock.json asks for on this
 * platform. npm writes node_modules/.package-lock.json as the last act of an install.
 * @param {string} root
 */
export function isAlreadyInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional === true && !fitsPlatform(entry))) return true;
    const found = present[path];
    return found?.version === entry.version && found?.integrity === entry.integrity && existsSync(join(root, path));
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {Locked} entry */
function fitsPlatform(entry) {
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, libcName());
}

/**
 * npm's rule: a list of names that fit, or of names with "!" that do not.
 * @param {string[] | undefined} list
 * @param {string | undefined} name
 */
function fits(list, name) {
  if (list === undefined || name === undefined) return true;
  if (list.includes(`!${name}`)) return false;
  const positive = list.filter((item) => !item.startsWith('!'));
  return positive.length === 0 || positive.includes(name) || positive.includes('any');
}

function libcName() {
  if (process.platform !== 'linux') return undefined;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
