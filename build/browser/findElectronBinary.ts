import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INSTALLED = join(dirname(dirname(import.meta.dirname)), 'node_modules', 'electron', 'dist');

/** The real Electron, when its binary is on this machine: where ELECTRON_OVERRIDE_DIST_PATH says, else as installed. */
export function findElectronBinary(): string | undefined {
  const file = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? INSTALLED, binaryName());
  return existsSync(file) ? file : undefined;
}

function binaryName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}
