import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ALSO_DECISIVE = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * One hash over the names and contents of all files in the folders, and over what decides how they are built. Contents,
 * not times: a fresh clone or a switch of branches touches times without changing anything.
 */
export function hashSources(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = [
    ...folders.flatMap((folder) => filesIn(join(root, folder))),
    ...ALSO_DECISIVE.map((file) => join(root, file)),
  ];
  for (const file of files) {
    if (!existsSync(file)) continue;
    hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
