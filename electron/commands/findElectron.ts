import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXECUTABLE: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/**
 * The Electron binary of this machine, or null. The package is not loaded for it: loading it starts a download, which
 * hangs where its host cannot be reached.
 */
export function findElectron(
  repository: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const given = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const packageFolder = join(repository, 'node_modules', 'electron');
  const name = EXECUTABLE[process.platform] ?? 'electron';
  const candidate =
    given !== undefined && given !== ''
      ? join(given, name)
      : join(packageFolder, 'dist', downloadedName(packageFolder) ?? name);
  try {
    accessSync(candidate, constants.X_OK);
    return candidate;
  } catch {
    return null;
  }
}

function downloadedName(packageFolder: string): string | null {
  try {
    return readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim();
  } catch {
    return null;
  }
}
