import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBarrel } from './checkBarrel.ts';
import { checkFile } from './checkFile.ts';
import { checkImports, importedFile } from './checkImports.ts';
import { checkPurity } from './checkPurity.ts';
import { findCycles } from './findCycles.ts';
import { isCode, listFiles } from './listFiles.ts';
import { parseFile } from './parsedFile.ts';
import type { Violation } from './violation.ts';

const TEXT_FILE = /\.(ts|tsx|mjs|cjs|js|json|jsonc|md|css|html|yaml|yml|sql|sh|svg)$|^\.ci\//;

export interface RepositoryReport {
  readonly files: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

/** Holds a whole tree against the rules of the house. */
export function checkRepository(root: string): RepositoryReport {
  const files = listFiles(root).filter((file) => TEXT_FILE.test(file) && file !== 'package-lock.json');
  const violations: Violation[] = [];
  const importsByFile = new Map<string, readonly string[]>();
  let imports = 0;
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    violations.push(...checkFile(file, text));
    const parsed = isCode(file) ? parseFile(file, text) : undefined;
    if (parsed === undefined) continue;
    violations.push(...checkImports(file, parsed), ...checkPurity(file, parsed), ...checkBarrel(file, parsed));
    imports += parsed.imports.length;
    const relative = parsed.imports.filter(({ specifier }) => specifier.startsWith('.'));
    importsByFile.set(
      file,
      relative.map(({ specifier }) => importedFile(file, specifier)),
    );
  }
  for (const cycle of findCycles(importsByFile)) {
    violations.push({ file: cycle[0] ?? '', message: `imports in a circle: ${cycle.join(', ')}` });
  }
  return { files: files.length, imports, violations };
}
