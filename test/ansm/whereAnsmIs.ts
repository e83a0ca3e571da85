import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/**
 * Tests on the ANSM files, which stay beside the repository and never in it. Where they are not, the tests are shown as skipped with
 * the place that was looked at.
 */
export function whereAnsmIs(title: string, body: (folder: string) => void, timeout = 60_000): void {
  const shared = process.env['WARDLIGHT_SHARED_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
  const folder = join(shared, 'ansm');
  // The body reads the files: the runner would call it for skipped tests too.
  if (existsSync(join(folder, 'rules-2020-10.json'))) describe(title, { timeout }, () => body(folder));
  else
    test.skip(`${title}: the files are not at ${folder} (WARDLIGHT_SHARED_DATA names another place)`, () => undefined);
}
