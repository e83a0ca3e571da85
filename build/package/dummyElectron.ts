import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUSE_SENTINEL } from './fuses.ts';

/** The wire as Electron is released: with ways in for a developer, which packaging must close. */
const RELEASED_FUSES = '101100011';

/**
 * A folder that electron-builder takes for an unpacked Electron of Linux. It runs nothing: it says so and ends. It proves
 * that the configuration packs, and no more.
 */
export function makeDummyElectron(folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const script =
    '#!/bin/sh\necho "This package was built without Electron, to try its configuration. It holds no program to run." >&2\nexit 1\n';
  const wire = Buffer.concat([
    Buffer.from(`# ${FUSE_SENTINEL}`),
    Buffer.from([1, RELEASED_FUSES.length]),
    Buffer.from(RELEASED_FUSES),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script), wire]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'A dummy.\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html>A dummy.\n');
  writeFileSync(join(folder, 'chrome-sandbox'), '#!/bin/sh\nexit 1\n');
  for (const locale of ['en-US', 'en-GB', 'fr', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  writeFileSync(join(folder, 'resources', 'default_app.asar'), emptyAsar());
}

/** An archive without files: two Chromium pickles, the length of the header and the header. */
function emptyAsar(): Buffer {
  const header = Buffer.from('{"files":{}}');
  const lengths = Buffer.alloc(16);
  [4, header.length + 8, header.length + 4, header.length].forEach((length, index) =>
    lengths.writeUInt32LE(length, index * 4),
  );
  return Buffer.concat([lengths, header]);
}
