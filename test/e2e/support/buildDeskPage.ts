import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const repository = resolve(import.meta.dirname, '../../..');

/** A program folder whose page has no screens: the shell, the worker and the knowledge are the real ones. */
export async function buildDeskPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-desk-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(repository, 'test/e2e/desk'),
    base: '/',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: join(folder, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: false,
    },
  });
  await cp(join(repository, 'dist/knowledge'), join(folder, 'knowledge'), { recursive: true });
  return folder;
}
