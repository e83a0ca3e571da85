import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Requirement {
  /** For example WL-SYNC-001. */
  readonly id: string;
  readonly text: string;
  /** Path from the root, and 1-based line. */
  readonly file: string;
  readonly line: number;
}

const FOLDER = 'docs/requirements';
const ITEM = /^\s*[-*] \*\*(WL-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{3,})\*\*[:.]?\s*(.*)$/;

/** All requirements: list items `- **WL-SYNC-001** text` in docs/requirements, in the order of the files. */
export function readRequirements(root: string): readonly Requirement[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted();
  return files.flatMap((name) => requirementsIn(`${FOLDER}/${name}`, readFileSync(join(folder, name), 'utf8')));
}

function requirementsIn(file: string, text: string): readonly Requirement[] {
  return text.split('\n').flatMap((line, index) => {
    const [, id, sentence] = ITEM.exec(line) ?? [];
    return id === undefined ? [] : [{ id, text: sentence?.trim() ?? '', file, line: index + 1 }];
  });
}
