import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Result } from '../../schema/result.ts';

/** An installed browser that can show the program: Chromium, Chrome or Edge. */
export interface FoundBrowser {
  readonly executable: string;
  /** How it was found, in words for a log line. */
  readonly foundBy: string;
  /** What it must be started with on this machine. */
  readonly arguments: readonly string[];
}

export interface BrowserNotFound {
  readonly kind: 'named-browser-missing' | 'no-browser';
  /** Where it was looked for. */
  readonly lookedAt: readonly string[];
}

/** What the search needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly isExecutable: (file: string) => boolean;
}

const NAMES_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/**
 * The browser to use: the one that WARDLIGHT_CHROMIUM names (then no other, so that a typing error is seen), else the
 * first on the PATH, else the first in its usual place.
 */
export function findBrowser(machine: Machine = thisMachine()): Result<FoundBrowser, BrowserNotFound> {
  const named = machine.environment['WARDLIGHT_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return machine.isExecutable(named)
      ? found(machine, named, 'WARDLIGHT_CHROMIUM')
      : { ok: false, error: { kind: 'named-browser-missing', lookedAt: [named] } };
  }
  const onPath = candidatesOnPath(machine);
  const first = onPath.find(machine.isExecutable);
  if (first !== undefined) return found(machine, first, 'the PATH');
  const usual = usualPlaces(machine);
  const installed = usual.find(machine.isExecutable);
  if (installed !== undefined) return found(machine, installed, 'its usual place');
  return { ok: false, error: { kind: 'no-browser', lookedAt: ['the PATH', ...usual] } };
}

function found(machine: Machine, executable: string, foundBy: string): Result<FoundBrowser, BrowserNotFound> {
  // Chromium's sandbox refuses to start under root; Linux containers and CI are where that happens.
  const needed = machine.platform === 'linux' && machine.isRoot ? ['--no-sandbox'] : [];
  return { ok: true, value: { executable, foundBy, arguments: needed } };
}

function candidatesOnPath({ platform, environment }: Machine): readonly string[] {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = platform === 'win32' ? ['msedge.exe', 'chrome.exe', 'chromium.exe'] : NAMES_ON_PATH;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces({ platform, environment }: Machine): readonly string[] {
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
        .flatMap((variable) => environment[variable] ?? [])
        .flatMap((folder) => [
          win32.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          win32.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          win32.join(folder, 'Chromium', 'Application', 'chrome.exe'),
        ]);
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    default:
      return ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
  }
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    isExecutable: (file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
  };
}
