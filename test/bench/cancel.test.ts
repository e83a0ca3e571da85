import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-cancel-'));
  // As root PostgreSQL runs under another account, which must be able to pass through.
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('Ctrl-C in the middle of a first load closes server, engine and folders', { timeout: 120_000 }, async () => {
  const command = spawn(process.execPath, [join(import.meta.dirname, 'command.ts'), 'sync', '--quick'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let printed = '';
  command.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
  const code = await new Promise<number | null>((resolve) => {
    command.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('ours: first load') && !said.includes('bench: ending')) command.kill('SIGINT');
    });
    command.on('exit', resolve);
  });
  expect({ code, printed }).toEqual({ code: 130, printed: '' });
  const left = (await readdir(folder)).filter((name) => name.startsWith('wardlight-'));
  expect(left).toEqual([]);
});
