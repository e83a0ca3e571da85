import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserShell } from '../../electron/browserShell/startBrowserShell.ts';
import type { BrowserShell, BrowserShellOptions } from '../../electron/browserShell/startBrowserShell.ts';
import { manualClock } from '../../electron/services/manualClock.ts';
import type { ManualClock } from '../../electron/services/manualClock.ts';
import type { IpcChannel, IpcRequest } from '../../schema/ipc/ipcTable.ts';

/** A browser shell on a fresh profile, and a page of it without a browser: the requests that the page would send. */
export interface ShellUnderTest {
  readonly folder: string;
  readonly profileFolder: string;
  readonly clock: ManualClock;
  shell(): BrowserShell;
  /** Ends the shell and starts it again on the same profile, as after a restart of the machine. */
  restart(): Promise<void>;
  page(): Promise<PageUnderTest>;
  close(): Promise<void>;
}

export interface PageUnderTest {
  readonly headers: Readonly<Record<string, string>>;
  call(
    channel: IpcChannel,
    request: unknown,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  desk(path: string, capability: unknown, init?: RequestInit): Promise<Response>;
}

export const PACK_HEADER = {
  format: 'wardlight-pack-1',
  id: 'starter',
  version: '2026.11',
  sha256: '0'.repeat(64),
  keyId: 'key',
  signature: 'none',
};

export async function shellUnderTest(overrides: Partial<BrowserShellOptions> = {}): Promise<ShellUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-shell-'));
  const programFolder = join(folder, 'dist');
  const profileFolder = join(folder, 'profile');
  await mkdir(join(programFolder, 'renderer', 'assets'), { recursive: true });
  await mkdir(join(programFolder, 'knowledge'));
  await writeFile(join(programFolder, 'renderer', 'index.html'), '<!doctype html><title>Wardlight</title>');
  await writeFile(join(programFolder, 'renderer', 'assets', 'main.js'), 'export {};');
  await writeFile(join(programFolder, 'renderer', 'assets', 'main.js.map'), '{}');
  await writeFile(join(programFolder, 'knowledge', 'starter.wkp'), `${JSON.stringify(PACK_HEADER)}\npacked`);
  await writeFile(join(programFolder, 'knowledge', 'publicKey.txt'), 'cHVibGlj\n');
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  const start = (): Promise<BrowserShell> =>
    startBrowserShell({
      profileFolder,
      programFolder,
      rescueFolder: join(folder, 'rescue'),
      clock,
      passwordCost: { memoryKiB: 64, passes: 1, parallelism: 1 },
      ...overrides,
    });
  let running = await start();
  return {
    folder,
    profileFolder,
    clock,
    shell: () => running,
    async restart() {
      await running.close();
      running = await start();
    },
    page: () => openPage(running),
    async close() {
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openPage(shell: BrowserShell): Promise<PageUnderTest> {
  const { origin, hash } = new URL(shell.startUrl);
  const started = await fetch(`${origin}/start`, {
    method: 'POST',
    headers: { origin },
    body: hash.slice('#start='.length),
  });
  const cookie = started.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { origin, cookie };
  return {
    headers,
    async call(channel, request) {
      const answer = await fetch(`${origin}/ipc/${channel}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    },
    desk: (path, capability, init = {}) =>
      fetch(`${origin}${path}`, {
        ...init,
        headers: {
          ...headers,
          'x-wardlight-capability': String(capability),
          ...Object.fromEntries(new Headers(init.headers)),
        },
      }),
  };
}

export function enrolment(serverUrl: string, password = 'correct horse'): IpcRequest<'session.enrol'> {
  return { serverUrl, username: 'martin', password };
}
