import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from './startPostgres.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight postgres '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function started(where: string, whenInUse: 'refuse' | 'attach' = 'refuse') {
  const result = await startPostgres(where, whenInUse);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function ask(databaseUrl: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  test('keeps its data, password and port over a restart, in a path with spaces', async () => {
    const first = await started(folder);
    await ask(first.databaseUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await started(folder);
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect(await ask(second.databaseUrl, 'select answer from kept')).toBe(42);
    expect(await ask(second.databaseUrl, "select current_setting('fsync') as answer")).toBe('on');
    await second.stop();
  });

  test('refuses a second server on the same folder, or attaches to it when asked', async () => {
    const first = await started(folder);
    const second = await startPostgres(folder);
    expect(second).toMatchObject({ ok: false, error: { kind: 'dataInUse' } });
    const attached = await started(folder, 'attach');
    expect(await ask(attached.databaseUrl, 'select answer from kept')).toBe(42);
    await attached.stop();
    expect(await ask(first.databaseUrl, 'select answer from kept')).toBe(42);
    await first.stop();
  });

  test('takes over what a killed server left running', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'startPostgres.ts'))};
      await startPostgres(${JSON.stringify(folder)}); process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    const signal = await new Promise((resolve) => child.on('exit', (_code, how) => resolve(how)));
    expect(signal).toBe('SIGKILL');
    const next = await started(folder);
    expect(await ask(next.databaseUrl, 'select answer from kept')).toBe(42);
    await next.stop();
  });

  test('does not outlive a server that was killed', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'startPostgres.ts'))};
      await startPostgres(${JSON.stringify(folder)}); process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    await new Promise((resolve) => child.on('exit', resolve));
    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    await expect.poll(() => existsSync(pidFile), { timeout: 10_000 }).toBe(false);
  });

  test('starts over a stale postmaster.pid whose number another program has now', async () => {
    const first = await started(folder);
    const pidFile = join(first.folder, 'postgres', 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
    const second = await started(folder);
    expect(await ask(second.databaseUrl, 'select answer from kept')).toBe(42);
    await second.stop();
  });

  test('says which folder holds data of another PostgreSQL', async () => {
    const other = join(folder, 'other');
    await mkdir(join(other, 'postgres'), { recursive: true });
    await writeFile(join(other, 'postgres', 'PG_VERSION'), '9\n');
    const result = await startPostgres(other);
    expect(result).toMatchObject({ ok: false, error: { kind: 'otherVersion' } });
    if (!result.ok) expect(result.error.message).toContain(other);
  });
});
