import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...argv: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'command.ts'), ...argv], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr });
    });
  });
}

test('the command builds, verifies, compares, and says clearly what is wrong', { timeout: 60_000 }, async () => {
  const pack = join(folder, 'starter.wkp');
  expect(await run('build', '--out', folder)).toMatchObject({ code: 0 });
  const [unknown, misspelt, sound, same, nothing] = await Promise.all([
    run('make'),
    run('build', '--outt', folder),
    run('verify', pack),
    run('diff', pack, pack),
    run('import', 'ansm', folder, '--out', join(folder, 'ansm.wkp')),
  ]);
  expect(unknown.code).toBe(2);
  expect(unknown.text).toContain('Unknown: make.');
  expect(misspelt.code).toBe(2);
  expect(sound.code).toBe(0);
  expect(sound.text).toContain('sound');
  expect(same.text).toContain('Rules changed: 0');
  expect(nothing.code).toBe(2);
  expect(nothing.text).toContain('No rules-YYYY-MM.json');

  const bytes = readFileSync(pack);
  writeFileSync(pack, bytes.subarray(0, -1));
  const damaged = await run('verify', pack);
  expect(damaged.code).toBe(1);
  expect(damaged.text).toContain('damaged');
});
