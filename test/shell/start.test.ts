import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { centralServerStandIn } from './centralServerStandIn.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const START = join(REPOSITORY, 'electron/commands/start.ts');
const isBuilt = existsSync(join(REPOSITORY, 'dist/renderer/index.html'));
if (!isBuilt) console.log('skipped in part: dist/renderer is not built, so npm start cannot open it');

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardlight-start-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs `npm start` without the bootstrap. `onLine` sees each whole line of stdout. */
function start(
  words: readonly string[],
  environment: Record<string, string> = {},
  onLine: (line: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [START, ...words], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
    if (out.endsWith('\n')) onLine(out.trimEnd().split('\n').at(-1) ?? '', child);
  });
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, errors })));
}

describe('npm start', () => {
  test('explains itself, and refuses what it does not understand', async () => {
    expect(await start(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--browser-shell') as unknown,
    });
    expect(await start(['--prot', '1'])).toMatchObject({
      code: 2,
      out: '',
      errors: expect.stringContaining('--prot') as unknown,
    });
  });

  test.skipIf(!isBuilt)('prints one line of JSON with an address that opens a page, and ends on Ctrl+C', async () => {
    const central = await centralServerStandIn();
    let answer = 0;
    const ended = await start(
      ['--server', central.url, '--profile', join(folder, 'a profile with spaces'), '--no-open', '--json'],
      {},
      (line, child) => {
        const { url, startUrl, serverUrl, accounts } = JSON.parse(line) as {
          url: string;
          startUrl: string;
          serverUrl: string;
          accounts: unknown[];
        };
        expect([serverUrl, accounts, startUrl.startsWith(`${url}#start=`)]).toEqual([`${central.url}/`, [], true]);
        void fetch(url).then(({ status }) => {
          answer = status;
          child.kill('SIGINT');
        });
      },
    );
    expect([ended.code, answer]).toEqual([0, 200]);
    await central.close();
  });

  test.skipIf(!isBuilt || process.platform === 'win32')(
    'opens a browser of this machine on a folder of its own, and ends with it',
    async () => {
      const central = await centralServerStandIn();
      const browser = join(folder, 'browser');
      const seen = join(folder, 'seen');
      writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${seen}'\n`);
      chmodSync(browser, 0o755);
      const profile = join(folder, 'profile');
      const ended = await start(['--server', central.url, '--profile', profile, '--browser-shell'], {
        WARDLIGHT_CHROMIUM: browser,
        DISPLAY: ':99',
      });
      expect(ended).toMatchObject({ code: 0, out: '' });
      const words = readFileSync(seen, 'utf8').split('\n');
      expect(words[0]).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/#start=[\w-]{43}$/);
      expect(words).toContain(`--user-data-dir=${join(profile, 'engine')}`);
      expect(words).toContain('--disable-extensions');
      const isRoot = process.getuid?.() === 0;
      expect([words.includes('--no-sandbox'), ended.errors.includes('--no-sandbox')]).toEqual([isRoot, isRoot]);
      await central.close();
    },
  );

  test.skipIf(!isBuilt)('without a browser or a screen it prints the address and what is missing', async () => {
    const words = ['--server', 'http://127.0.0.1:9', '--profile', join(folder, 'profile')];
    const end = (_line: string, child: ChildProcess): void => void setTimeout(() => child.kill('SIGTERM'), 200);
    const noBrowser = await start(words, { WARDLIGHT_CHROMIUM: '/nowhere/chromium', DISPLAY: ':99' }, end);
    expect(noBrowser.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#start=/);
    expect(noBrowser.errors).toContain('No browser was found');
    const noScreen = await start(words, {}, end);
    if (process.platform === 'linux') expect(noScreen.errors).toContain('no screen');
    expect([noBrowser.code, noScreen.code]).toEqual([0, 0]);
  });

  test.skipIf(!isBuilt)('a browser that fails is said with its own words', async () => {
    if (process.platform === 'win32') return console.log('skipped: needs a shell script as a browser');
    const browser = join(folder, 'browser');
    writeFileSync(browser, '#!/bin/sh\necho "cannot open display" >&2\nexit 7\n');
    chmodSync(browser, 0o755);
    const ended = await start(
      ['--server', 'http://127.0.0.1:9', '--profile', join(folder, 'profile'), '--browser-shell'],
      { WARDLIGHT_CHROMIUM: browser, DISPLAY: ':99' },
    );
    expect(ended).toMatchObject({ code: 1, errors: expect.stringContaining('cannot open display') as unknown });
  });

  test.skipIf(!isBuilt)('F43: a second one on the same profile is told to use the first', async () => {
    const words = ['--server', 'http://127.0.0.1:9', '--profile', join(folder, 'profile'), '--no-open'];
    let second: Promise<Ended> | undefined;
    const first = start(words, {}, (_line, child) => {
      second ??= start(words).finally(() => child.kill('SIGINT'));
    });
    expect((await first).code).toBe(0);
    expect(await second).toMatchObject({ code: 1, errors: expect.stringContaining('already running') as unknown });
  });
});
