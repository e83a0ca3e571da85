import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findTestBrowser } from '../../build/browser/findTestBrowser.ts';

const SHELL = fileURLToPath(new URL('shellProcess.ts', import.meta.url));
const FLAGS = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

export type Part = 'browser' | 'shell';

/** A workstation of real processes, a shell and an engine: each can be killed or stopped at any moment. */
export interface ProcessWorkstation {
  page(): Page;
  /** Both anew on the same profile; what still runs is killed first. */
  start(): Promise<void>;
  signal(part: Part, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  close(): Promise<void>;
}

export async function createProcessWorkstation(programFolder: string): Promise<ProcessWorkstation> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-processes-'));
  const engineFolder = join(folder, 'engine');
  const found = await findTestBrowser();
  if (!found.ok) throw new Error(found.error);
  const { executablePath, args, env } = found.value;
  let shell: ChildProcess | null = null;
  let context: BrowserContext | null = null;
  let page: Page | null = null;

  async function signal(part: Part, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    if (part === 'browser') {
      for (const processId of await processesOn(engineFolder)) signalIfThere(processId, name);
      return;
    }
    const ended = shell === null || shell.exitCode !== null || shell.signalCode !== null;
    if (shell === null || ended) return;
    const gone = name === 'SIGKILL' ? once(shell, 'exit') : null;
    shell.kill(name);
    await gone;
  }
  async function end(): Promise<void> {
    await signal('browser', 'SIGKILL');
    await context?.close().catch(() => undefined);
    await signal('shell', 'SIGKILL');
  }

  return {
    page() {
      if (page === null) throw new Error('not started');
      return page;
    },
    async start() {
      await end();
      shell = spawn(process.execPath, [SHELL, join(folder, 'profile'), join(folder, 'rescue'), programFolder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const startUrl = await firstLineOf(shell);
      context = await chromium.launchPersistentContext(engineFolder, {
        executablePath,
        args: [...args, ...FLAGS],
        env: { ...process.env, ...env },
        headless: true,
        locale: 'en-GB',
      });
      page = context.pages()[0] ?? (await context.newPage());
      await page.goto(startUrl);
    },
    signal,
    async close() {
      await end();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function firstLineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      const end = said.indexOf('\n');
      if (end >= 0) resolve(said.slice(0, end));
    });
    child.once('exit', () => reject(new Error('the shell ended by itself')));
  });
}

/** One that ended meanwhile is none. */
function signalIfThere(processId: number, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(processId, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The engine's processes by the profile in their command line. */
async function processesOn(engineFolder: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const commandLine = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '');
    if (commandLine.includes(engineFolder)) found.push(Number(name));
  }
  return found;
}
