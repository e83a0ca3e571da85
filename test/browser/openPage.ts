import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { findTestBrowser } from '../../build/browser/findTestBrowser.ts';

/** A page of ours in a real engine, with a profile of its own that outlives the page. */
export interface TestPage {
  readonly profileFolder: string;
  readonly page: () => Page;
  /** Ends the browser and starts it again on the same profile and origin. */
  restart(): Promise<void>;
  /** Ends the browser; the profile stays until `discard`. */
  quit(): Promise<void>;
  discard(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Bundles one TypeScript file as the page's module and opens it from loopback. */
export async function openPage(entryFile: string): Promise<TestPage> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-page-'));
  const profileFolder = join(folder, 'profile');
  const site = join(folder, 'site');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: site,
      target: 'chrome140',
      lib: { entry: entryFile, formats: ['es'], fileName: 'page' },
      minify: false,
    },
  });
  const found = await findTestBrowser();
  if (!found.ok) throw new Error(found.error);
  const { executablePath, args, env } = found.value;

  const server = createServer((request, answer) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1).replaceAll(/[^\w.-]/g, '');
    const serve = async (): Promise<void> => {
      const body =
        name === 'index.html'
          ? '<!doctype html><title>test</title><script type="module" src="/page.js"></script>'
          : await readFile(join(site, name));
      answer.writeHead(200, { 'content-type': extname(name) === '.js' ? 'text/javascript' : 'text/html' }).end(body);
    };
    serve().catch(() => answer.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  async function launch(): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
    const context = await chromium.launchPersistentContext(profileFolder, {
      executablePath,
      args: [...args, ...FLAGS],
      env: { ...process.env, ...env },
      headless: true,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    await page.waitForFunction('window.ready === true');
    return { context, page };
  }

  let running = await launch();
  return {
    profileFolder,
    page: () => running.page,
    async restart() {
      await running.context.close();
      running = await launch();
    },
    quit: () => running.context.close(),
    async discard() {
      await running.context.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
