import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The ANSM files: they stay beside the repository, never in it. null: not here, and the reason was printed. */
export function ansmFolder(): string | null {
  const shared = process.env['WARDLIGHT_SHARED_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
  const folder = join(shared, 'ansm');
  if (existsSync(join(folder, 'rules-2020-10.json'))) return folder;
  console.log(`skipped: the ANSM thesaurus is not at ${folder} (WARDLIGHT_SHARED_DATA names another place)`);
  return null;
}
