import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Result } from '../../schema/result.ts';
import type { PostgresFailure } from './postgresFailure.ts';

const run = promisify(execFile);

/** The account that PostgreSQL runs under when the server itself is root; PostgreSQL refuses to be root. */
export type Account = { readonly uid: number; readonly gid: number };

/** Null: the server is an ordinary user, and PostgreSQL runs as the same. */
export async function accountForPostgres(): Promise<Result<Account | null, PostgresFailure>> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { ok: true, value: null };
  const present = await lookUp();
  if (present !== null) return { ok: true, value: present };
  await createAccount();
  const made = await lookUp();
  if (made !== null) return { ok: true, value: made };
  return {
    ok: false,
    error: {
      kind: 'noAccount',
      message: 'PostgreSQL does not run as root, and no account "postgres" exists or could be made.',
      remedy: 'Start the server as an ordinary user, or make the account: useradd --system postgres',
    },
  };
}

async function lookUp(): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** shadow-utils first (Debian, Red Hat), then BusyBox (Alpine). What fails shows in the second look-up. */
async function createAccount(): Promise<void> {
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => run('adduser', ['-S', '-D', '-H', 'postgres']).catch(() => null));
}
