import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { giveTo } from './places.ts';
import type { Account } from './account.ts';
import { program } from './binaries.ts';
import { failureFromLog, type PostgresFailure } from './postgresFailure.ts';

export const DATABASE_USER = 'wardlight';

/**
 * Makes the cluster once. It is built beside its place and moved there whole, so a server killed in between leaves no
 * half-made cluster behind. Collation is PostgreSQL's own C.UTF-8: the order of text never changes with the system.
 */
export async function initialiseCluster(
  native: string,
  folder: string,
  account: Account | null,
  password: string,
): Promise<Result<string, PostgresFailure>> {
  const cluster = join(folder, 'postgres');
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === (await majorVersion(native))) return { ok: true, value: cluster };
    return { ok: false, error: failureFromLog(`initialized by PostgreSQL version ${version.trim()}`, folder) };
  }
  const unfinished = join(folder, 'postgres.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(account, unfinished);
  const passwordFile = join(folder, 'initial-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await giveTo(account, passwordFile);
  const { code, output } = await runInitdb(native, unfinished, passwordFile, account);
  await rm(passwordFile);
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    return { ok: false, error: failureFromLog(output, folder) };
  }
  await chmod(unfinished, 0o700);
  await rename(unfinished, cluster);
  return { ok: true, value: cluster };
}

async function majorVersion(native: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(program(native, 'postgres'), ['--version']);
  return /(\d+)\./.exec(stdout)?.[1];
}

function runInitdb(
  native: string,
  cluster: string,
  passwordFile: string,
  account: Account | null,
): Promise<{ code: number | null; output: string }> {
  const words = [
    `--pgdata=${cluster}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  return new Promise((resolve) => {
    const child = spawn(program(native, 'initdb'), words, {
      ...account,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
