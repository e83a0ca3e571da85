import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist', 'out', '.cache', '.git', 'coverage']);

/** Every file of the tree that somebody wrote, as paths from the root with forward slashes, sorted. */
export function listFiles(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(root, path);
      return entry.isFile() ? [path] : [];
    })
    .toSorted();
}

export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs|cjs)$/.test(file) && !file.endsWith('.d.ts');
}

/** Tests beside the code, and settings of tools: they may use what the code around them may not. */
export function isToolOrTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)(vite|vitest)\.config\.ts$/.test(file);
}
