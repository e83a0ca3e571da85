import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const PACKAGE_FILE = join(import.meta.dirname, '..', '..', 'package.json');

/** The version that this checkout's package.json names. Electron knows its own (`app.getVersion()`). */
export function programVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE_FILE, 'utf8'))).version;
}
