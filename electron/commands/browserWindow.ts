import type { FoundBrowser } from '../browserShell/findBrowser.ts';
import { childCommand } from './childCommand.ts';
import type { ChildCommand } from './childCommand.ts';

/**
 * Chromium, Chrome or Edge as the window of the browser shell: no tabs, a folder of its own, nothing of the person's
 * browser in it (no extensions, no sync, no saved passwords), no talk with its maker.
 */
export function openBrowserWindow(browser: FoundBrowser, startUrl: string, engineFolder: string): ChildCommand {
  return childCommand(browser.executable, [
    `--app=${startUrl}`,
    `--user-data-dir=${engineFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    // Nothing of ours lies in the keyring of the desktop, and opening the window must not ask for its password.
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--window-size=1366,820',
    ...browser.arguments,
  ]);
}

/** A window needs a screen; Linux says by these variables whether there is one. */
export function hasScreen(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || (environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? '') !== '';
}
