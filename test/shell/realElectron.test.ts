import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { findElectron } from '../../electron/commands/findElectron.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const executable = findElectron(REPOSITORY, process.env);
if (executable === null) {
  console.log(
    'skipped: no Electron binary here (ELECTRON_OVERRIDE_DIST_PATH, or an installed one); the stand-in was tried instead',
  );
}

test.skipIf(executable === null)(
  'real Electron: one origin with storage, no Node, no permission, no way out',
  async () => {
    const profile = mkdtempSync(join(tmpdir(), 'wardlight-real-'));
    const program = await _electron.launch({
      executablePath: executable ?? '',
      args: [
        REPOSITORY,
        `--wardlight-profile=${profile}`,
        '--wardlight-server=http://127.0.0.1:9/',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    try {
      const page = await program.firstWindow();
      expect(page.url()).toBe('app://wardlight/');
      const inPage = await page.evaluate(async () => {
        const opened = await new Promise<boolean>((resolve) => {
          const request = indexedDB.open('probe');
          request.addEventListener('success', () => resolve(true));
          request.addEventListener('error', () => resolve(false));
        });
        const outside = await fetch('https://example.org/').then(
          () => 'reached',
          () => 'refused',
        );
        const desk = await fetch('/desk/key').then(({ status }) => status);
        return {
          origin: location.origin,
          secure: isSecureContext,
          opened,
          outside,
          desk,
          node: 'process' in globalThis || 'require' in globalThis,
          notification: Notification.permission,
        };
      });
      expect(inPage).toEqual({
        origin: 'app://wardlight',
        secure: true,
        opened: true,
        outside: 'refused',
        desk: 403,
        node: false,
        notification: 'denied',
      });
      const described = await page.evaluate(() =>
        (globalThis as unknown as { wardlight: Record<string, (request: unknown) => Promise<unknown>> }).wardlight[
          'shell.describe'
        ]?.({}),
      );
      expect(described).toMatchObject({ shell: 'electron', lockState: 'notEnrolled' });
      await page.evaluate(() => {
        location.href = 'https://example.org/';
      });
      await page.waitForTimeout(500);
      expect([page.url(), program.windows().length]).toEqual(['app://wardlight/', 1]);
    } finally {
      await program.close();
      rmSync(profile, { recursive: true });
    }
  },
);
