import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArtefact } from '../../build/package/checkArtefact.ts';
import { readFuses } from '../../build/package/fuses.ts';

/** The byte of a fuse that is on (FuseState.ENABLE, which the package does not export). */
const ENABLED = 0x31;
const REPOSITORY = join(import.meta.dirname, '..', '..');
const missing = ['dist/electron', 'dist/renderer', 'dist/knowledge'].filter(
  (part) => !existsSync(join(REPOSITORY, part)),
);
const canPack = process.platform === 'linux' && missing.length === 0;
if (!canPack)
  console.log(`skipped: packing the dummy needs Linux and a built program (${missing.join(', ') || process.platform})`);
const packed = process.env['WARDLIGHT_PACKED'];
if (packed === undefined)
  console.log(
    'skipped: no packed program to look at (WARDLIGHT_PACKED, the unpacked folder of npm run package with a real Electron)',
  );

describe.skipIf(!canPack)('npm run package, with a dummy in place of Electron', () => {
  let output: string;
  let result: { files: string[]; isDummy: boolean; skipped: string[]; problems: string[] };
  let said: string;

  beforeAll(() => {
    output = mkdtempSync(join(tmpdir(), 'wardlight-packed-'));
    const run = spawnSync(
      process.execPath,
      [join(REPOSITORY, 'build/package/command.ts'), '--dummy', '--json', '--output', output],
      { encoding: 'utf8' },
    );
    said = run.stderr;
    expect(run.status, run.stderr).toBe(0);
    result = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as typeof result;
  }, 120_000);
  afterAll(() => rmSync(output, { recursive: true }));

  test('says what a dummy proves', () => {
    expect([result.isDummy, result.problems]).toEqual([true, []]);
    expect(said).toContain('nothing about the program');
    for (const target of result.skipped) console.log(`skipped: ${target}`);
  });

  test('closes every fuse that the released binary has open, and takes the default program out', () => {
    const folder = join(output, 'linux-unpacked');
    expect(checkArtefact(folder, 'linux')).toEqual([]);
    expect(readFuses(readFileSync(join(folder, 'wardlight')))).toEqual([
      ['off', 'on', 'off', 'off', 'on', 'on', 'off', 'off', 'on'],
    ]);
  });

  test("Electron's own reader of fuses sees the same", async () => {
    const wire = await getCurrentFuseWire(join(output, 'linux-unpacked/wardlight'));
    const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === ENABLED;
    expect([
      isOn(FuseV1Options.RunAsNode),
      isOn(FuseV1Options.EnableNodeCliInspectArguments),
      isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    ]).toEqual([false, false, false]);
    expect([
      isOn(FuseV1Options.OnlyLoadAppFromAsar),
      isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      isOn(FuseV1Options.EnableCookieEncryption),
    ]).toEqual([true, true, true]);
  });

  test('an asar with the program in it, and no dependency, source map or test', () => {
    const header = readAsarHeader(join(output, 'linux-unpacked/resources/app.asar'));
    expect(Object.keys(header.files).toSorted()).toEqual(['build', 'dist', 'package.json']);
    const paths = pathsOf(header);
    for (const path of [
      'dist/electron/main.cjs',
      'dist/electron/preload.cjs',
      'dist/renderer/index.html',
      'build/package/icons/512x512.png',
    ])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /node_modules|\.map$|\.test\.|\.ts$/.test(path))).toEqual([]);
  });

  test('a deb that installs for everybody, if Debian can tell', () => {
    const deb = result.files.find((name) => name.endsWith('.deb'));
    if (deb === undefined) return console.log('skipped: no deb was built');
    const information = tell('dpkg-deb', ['--info', join(output, deb)]);
    expect(information).toContain('Package: wardlight');
    const contents = tell('dpkg-deb', ['--contents', join(output, deb)]);
    for (const path of [
      './opt/Wardlight/wardlight',
      './opt/Wardlight/resources/app.asar',
      './usr/share/applications/wardlight.desktop',
      './usr/share/icons/hicolor/512x512/apps/wardlight.png',
    ])
      expect(contents).toContain(path);
    expect(contents.split('\n').filter((line) => line !== '' && !line.includes('root/root'))).toEqual([]);
  });

  test('an rpm with the same files', () => {
    const rpm = result.files.find((name) => name.endsWith('.rpm'));
    if (rpm === undefined) return console.log('skipped: no rpm was built');
    const contents = tell('rpm', ['-qlp', join(output, rpm)]);
    for (const path of [
      '/opt/Wardlight/wardlight',
      '/opt/Wardlight/resources/app.asar',
      '/usr/share/applications/wardlight.desktop',
    ])
      expect(contents.split('\n')).toContain(path);
  });
});

test.skipIf(packed === undefined)('a real packed program has its fuses set and its program in the asar', () => {
  expect(checkArtefact(packed ?? '', process.platform)).toEqual([]);
});

test.skipIf(packed === undefined || process.platform !== 'linux')('a real packed program does not run as Node', () => {
  const run = spawnSync(join(packed ?? '', 'wardlight'), ['--version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(run.stdout).not.toContain(process.version);
});

function tell(command: string, words: readonly string[]): string {
  return execFileSync(command, words, { encoding: 'utf8' });
}

interface AsarFolder {
  readonly files: Readonly<Record<string, AsarFolder | { readonly size: number }>>;
}

function readAsarHeader(path: string): AsarFolder {
  const bytes = readFileSync(path);
  return JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as AsarFolder;
}

function pathsOf(folder: AsarFolder, prefix = ''): string[] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? pathsOf(entry, `${prefix}${name}/`) : [`${prefix}${name}`],
  );
}
