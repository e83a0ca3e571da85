import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import type { TestBrowser } from './testBrowser.ts';

const run = promisify(execFile);
const CACHE = join(dirname(dirname(import.meta.dirname)), '.cache');

// The package unpacks to fixed names in the temporary folder, which on a shared machine another user could have filled
// before; its own process with a temporary folder of ours avoids that. Named as Amazon Linux it also unpacks the
// libraries (NSS and others) that a bare Linux lacks.
const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
`;

/** Unpacks the Chromium of `@sparticuz/chromium` once per version. */
export async function unpackNpmChromium(): Promise<Result<TestBrowser, string>> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { ok: false, error: 'the one that npm carries is for Linux on x64' };
  }
  const version = packagedVersion();
  if (version === undefined) return { ok: false, error: '@sparticuz/chromium is not installed' };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) await unpackTo(folder);
  return {
    ok: true,
    value: {
      executablePath: join(folder, 'chromium'),
      args: ['--no-sandbox', '--disable-setuid-sandbox'],
      env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
      description: `headless Chromium ${version} out of the npm package @sparticuz/chromium`,
    },
  };
}

async function unpackTo(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await run(process.execPath, ['--input-type=module', '-e', UNPACK], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function packagedVersion(): string | undefined {
  try {
    const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
    return z.object({ version: z.string() }).parse(manifest).version;
  } catch {
    return undefined;
  }
}
