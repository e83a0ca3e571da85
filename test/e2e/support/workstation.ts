import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findTestBrowser } from '../../../build/browser/findTestBrowser.ts';
import {
  startBrowserShell,
  type BrowserShell,
  type BrowserShellOptions,
} from '../../../electron/browserShell/startBrowserShell.ts';

/** A workstation: the real browser shell and a real engine, on a profile that survives restarts. */
export interface Workstation {
  readonly page: () => Page;
  readonly profileFolder: string;
  /** What the browser engine writes. */
  readonly engineFolder: string;
  /** Ends engine and shell, and starts both again on the same profile. */
  restart(): Promise<void>;
  /** Ends the engine as a power cut would, at once and with nothing told; `restart` begins again. */
  kill(): Promise<void>;
  /** Ends both; the folders stay until `close`. */
  quit(): Promise<void>;
  close(): Promise<void>;
}

const programFolder = resolve(import.meta.dirname, '../../../dist');
const FLAGS = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
const SCREEN = { width: 1366, height: 768 };

export interface WorkstationOptions {
  readonly locale?: 'en-GB' | 'fr-FR';
  readonly programFolder?: string;
  readonly policy?: NonNullable<BrowserShellOptions['policy']>;
}

export async function openWorkstation(options: WorkstationOptions = {}): Promise<Workstation> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-workstation-'));
  const profileFolder = join(folder, 'profile');
  const found = await findTestBrowser();
  if (!found.ok) throw new Error(found.error);
  const { executablePath, args, env } = found.value;

  async function start(): Promise<{
    readonly shell: BrowserShell;
    readonly context: BrowserContext;
    readonly page: Page;
  }> {
    const shell = await startBrowserShell({
      profileFolder,
      rescueFolder: join(folder, 'rescue'),
      programFolder: options.programFolder ?? programFolder,
      ...(options.policy === undefined ? {} : { policy: options.policy }),
    });
    const context = await chromium.launchPersistentContext(join(folder, 'engine'), {
      executablePath,
      args: [...args, ...FLAGS],
      env: { ...process.env, ...env },
      headless: true,
      viewport: SCREEN,
      locale: options.locale ?? 'en-GB',
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(shell.startUrl);
    return { shell, context, page };
  }

  let running = await start();
  const end = async (): Promise<void> => {
    // One that was killed is closed already.
    await running.context.close().catch(() => undefined);
    await running.shell.close();
  };
  return {
    page: () => running.page,
    profileFolder,
    engineFolder: join(folder, 'engine'),
    restart: async () => {
      await end();
      running = await start();
    },
    kill: async () => {
      const closed = running.context.waitForEvent('close', { timeout: 10_000 });
      for (const processId of await processesOn(join(folder, 'engine'))) killIfThere(processId);
      await closed;
    },
    quit: end,
    close: async () => {
      await end().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first of them takes the others along, so that they may be gone when their turn comes. */
function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The engine's processes by the profile in their command line; one that ended meanwhile is none. */
async function processesOn(engineFolder: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const commandLine = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '');
    if (commandLine.includes(engineFolder)) found.push(Number(name));
  }
  return found;
}
