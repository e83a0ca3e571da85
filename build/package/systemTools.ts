import { accessSync, chmodSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackageTarget } from './packageArguments.ts';

/** What a target needs of the system when electron-builder's own tools cannot be fetched, and the Debian package that has it. */
const NEEDED: Partial<
  Readonly<Record<PackageTarget, readonly { readonly command: string; readonly debianPackage: string }[]>>
> = {
  deb: [
    { command: 'dpkg-deb', debianPackage: 'dpkg' },
    { command: 'fakeroot', debianPackage: 'fakeroot' },
  ],
  rpm: [{ command: 'rpmbuild', debianPackage: 'rpm' }],
};

/** The tools that a target lacks here, as Debian packages to install. */
export function missingTools(target: PackageTarget): readonly string[] {
  return (NEEDED[target] ?? [])
    .filter(({ command }) => findCommand(command) === null)
    .map(({ debianPackage }) => debianPackage);
}

/** Lets electron-builder use what the system has: 7za, and our stand-in for fpm. What the caller set is left alone. */
export function useSystemTools(folder: string, environment: NodeJS.ProcessEnv): void {
  const sevenZip = findCommand('7za') ?? findCommand('7zz') ?? findCommand('7z');
  if (environment['ELECTRON_BUILDER_7ZIP_PATH'] === undefined && sevenZip !== null)
    environment['ELECTRON_BUILDER_7ZIP_PATH'] = sevenZip;
  if (environment['CUSTOM_FPM_PATH'] !== undefined) return;
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'fpm');
  writeFileSync(
    script,
    `#!/bin/sh\nexec '${process.execPath}' '${fileURLToPath(new URL('fpmStandIn.ts', import.meta.url))}' "$@"\n`,
  );
  chmodSync(script, 0o755);
  environment['CUSTOM_FPM_PATH'] = script;
}

function findCommand(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      continue;
    }
  }
  return null;
}
