import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface BuiltFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** The page as it was built: exact pathname -> file. What is not in the map does not exist; no path is ever computed from a request. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
};

/** Reads the whole built page into memory (a few MB). Kinds of files that a page does not need (source maps) are left out. */
export async function readBuiltFiles(folder: string): Promise<BuiltFiles> {
  const files = new Map<string, BuiltFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES[entry.name.split('.').at(-1) ?? ''];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const pathname = path.slice(folder.length).split(sep).join('/');
    files.set(pathname.startsWith('/') ? pathname : `/${pathname}`, { bytes: await readFile(path), contentType });
  }
  const page = files.get('/index.html');
  if (page !== undefined) files.set('/', page);
  return files;
}
