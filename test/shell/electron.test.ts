import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ipcTable } from '../../schema/ipc/ipcTable.ts';
import { centralServerStandIn } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { electronStandIn, runBundle } from './electronStandIn.ts';
import { enrolment } from './shellUnderTest.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const PAGE = 'app://wardlight/';
let bundles: string;

beforeAll(() => {
  bundles = mkdtempSync(join(tmpdir(), 'wardlight-bundles-'));
  const vite = join(REPOSITORY, 'node_modules/vite/bin/vite.js');
  execFileSync(
    process.execPath,
    [vite, 'build', '--config', 'electron/vite.config.ts', '--outDir', bundles, '--logLevel', 'error'],
    { cwd: REPOSITORY },
  );
});
afterAll(() => rmSync(bundles, { recursive: true }));

let central: CentralServerStandIn;
let appPath: string;
let standIn: ReturnType<typeof electronStandIn>;

beforeEach(async () => {
  central = await centralServerStandIn();
  appPath = mkdtempSync(join(tmpdir(), 'wardlight-electron-'));
  mkdirSync(join(appPath, 'dist/renderer'), { recursive: true });
  writeFileSync(join(appPath, 'dist/renderer/index.html'), '<!doctype html><title>Wardlight</title>');
  cpSync(bundles, join(appPath, 'dist/electron'), { recursive: true });
});
afterEach(async () => {
  standIn.electron.app.emit('window-all-closed');
  await central.close();
  rmSync(appPath, { recursive: true });
});

/** Runs the built main and preload on a profile inside `appPath`, as `npm start` does. */
async function run(options: Parameters<typeof electronStandIn>[1] = {}): Promise<void> {
  standIn = electronStandIn(appPath, options);
  const words = process.argv;
  process.argv = [
    process.execPath,
    appPath,
    `--wardlight-profile=${join(appPath, 'profile')}`,
    `--wardlight-server=${central.url}`,
  ];
  runBundle(join(appPath, 'dist/electron/main.cjs'), standIn.electron);
  process.argv = words;
  await expect
    .poll(() => standIn.recorded.windows.length + standIn.recorded.errors.length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  if (standIn.recorded.windows.length > 0)
    runBundle(join(appPath, 'dist/electron/preload.cjs'), standIn.electron, ['electron']);
}

const bridge = (): Record<string, (request: unknown) => Promise<unknown>> =>
  standIn.recorded.exposed.get('wardlight') ?? {};
const load = (path: string, init?: RequestInit): Promise<Response> => {
  const handler = standIn.recorded.protocols.get('app');
  if (handler === undefined) throw new Error('no handler for app:');
  return handler(new Request(`${PAGE.slice(0, -1)}${path}`, init));
};
async function enrol(): Promise<string> {
  const answer = (await bridge()['session.enrol']?.(enrolment(central.url))) as { capability: string };
  return answer.capability;
}

describe('Electron (stand-in for the binary; main and preload as built)', () => {
  test('F03: a sandbox, one origin that never changes, and an engine folder beside keys and journal', async () => {
    await run();
    const { recorded } = standIn;
    expect(recorded.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
    expect([recorded.sandboxEnabled, recorded.userData]).toEqual([true, join(appPath, 'profile/engine')]);
    expect(recorded.windows[0]?.webContents.mainFrame.url).toBe('app://wardlight/');
    expect(recorded.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(existsSync(String(recorded.windows[0]?.options.webPreferences['preload']))).toBe(true);
  });

  test('the preload exposes one function for each channel of the table, and no more', async () => {
    await run();
    expect([...standIn.recorded.exposed.keys()]).toEqual(['wardlight']);
    expect(Object.keys(bridge()).toSorted()).toEqual(Object.keys(ipcTable).toSorted());
    expect([...standIn.recorded.channels.keys()].toSorted()).toEqual(
      Object.keys(ipcTable)
        .map((channel) => `wardlight:${channel}`)
        .toSorted(),
    );
  });

  test('grants no permission, loads nothing but its own scheme, downloads nothing', async () => {
    await run({ isPackaged: false });
    const { handlers } = standIn.defaultSession;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'idle-detection',
      'unknown',
    ]) {
      let granted: unknown = null;
      handlers.request?.({}, permission, (answer: unknown) => (granted = answer));
      expect(
        [granted, handlers.check?.(null, permission, PAGE), handlers.device?.({ deviceType: permission })],
        permission,
      ).toEqual([false, false, false]);
    }
    const isCancelled = (url: string): unknown => {
      let answer: unknown;
      handlers.before?.({ url }, (given: { cancel: boolean }) => (answer = given.cancel));
      return answer;
    };
    for (const url of [
      'https://evil.test/',
      'http://127.0.0.1:80/',
      'file:///etc/passwd',
      'data:text/html,x',
      'ws://evil.test',
      'app://evil/',
      'app://wardlight.evil/',
      'app://user@wardlight/',
      'apps://wardlight/',
      'blob:app://wardlight/1',
      '',
      'chrome://gpu',
    ])
      expect(isCancelled(url), url).toBe(true);
    expect(isCancelled('app://wardlight/assets/main.js')).toBe(false);
    let wasPrevented = false;
    standIn.defaultSession.emit('will-download', { preventDefault: () => (wasPrevented = true) });
    expect(wasPrevented).toBe(true);
  });

  test('stays where it is: no navigation, no window, no webview, and no link outside by default', async () => {
    await run();
    const contents = standIn.recorded.windows[0]?.webContents;
    for (const way of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      for (const url of ['https://evil.test/', 'app://wardlight/', 'javascript:alert(1)', 'file:///etc/passwd']) {
        let wasPrevented = false;
        contents?.emit(way, { url, preventDefault: () => (wasPrevented = true) });
        expect(wasPrevented, `${way} ${url}`).toBe(true);
      }
    }
    for (const url of ['https://evil.test/', 'https://ansm.sante.fr/', 'file:///etc/passwd', 'ms-msdt:/id', PAGE])
      expect(contents?.openHandler({ url })).toEqual({ action: 'deny' });
    expect(standIn.recorded.opened).toEqual([]);
  });

  test('answers calls of the main frame of its own page only', async () => {
    await run();
    const describeChannel = standIn.recorded.channels.get('wardlight:shell.describe');
    const contents = standIn.recorded.windows[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const own = contents.mainFrame;
    expect(await describeChannel?.({ sender: contents, senderFrame: own }, {})).toMatchObject({
      shell: 'electron',
      deviceSecretStore: 'operatingSystem',
      serverUrl: central.url,
    });
    const strangers: readonly (readonly [string, unknown])[] = [
      ['no frame', { sender: contents, senderFrame: null }],
      ['a frame inside', { sender: contents, senderFrame: { url: PAGE } }],
      ...[
        '',
        'about:blank',
        'https://evil.test/',
        'app://wardlight.evil.test/',
        'app://evil/wardlight/',
        'https://app://wardlight/',
        'app:wardlight',
        'file:///wardlight',
      ].map((url) => [url, { sender: { mainFrame: own }, senderFrame: own, url }] as const),
    ];
    for (const [who, event] of strangers) {
      const url = (event as { url?: string }).url;
      own.url = url ?? PAGE;
      await expect(describeChannel?.(event, {}), who).rejects.toThrow('refused');
      own.url = PAGE;
    }
  });

  test('enrols, serves the desk over app:, unpacks what the server packed, and voids the capability on lock', async () => {
    await run();
    const capability = await enrol();
    const headers = { 'x-wardlight-capability': capability };
    expect((await load('/desk/key', { headers })).status).toBe(200);
    expect((await load('/desk/key')).status).toBe(403);
    central.answers['/sync/v1/bulk'] = (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'br' })
        .end(brotliCompressSync('{"line":"begin"}\n'));
    const bulk = await load('/desk/sync/bulk', { method: 'POST', body: '{}', headers });
    expect([bulk.headers.get('content-encoding'), await bulk.text()]).toEqual([null, '{"line":"begin"}\n']);
    expect(bulk.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(existsSync(join(appPath, 'profile/deviceSecret.sealed'))).toBe(true);
    expect(existsSync(join(appPath, 'profile/deviceSecret'))).toBe(false);
    expect(await bridge()['session.lock']?.({})).toEqual({ ok: true });
    expect((await load('/desk/key', { headers })).status).toBe(403);
    await expect.poll(() => standIn.recorded.reloads).toBe(1);
  });

  test('a packed body that is cut is an error for the page, not a shorter body', async () => {
    await run();
    const headers = { 'x-wardlight-capability': await enrol() };
    const packed = gzipSync('x'.repeat(10) + Math.PI);
    central.answers['/sync/v1/bulk'] = (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' })
        .end(packed.subarray(0, -9));
    const bulk = await load('/desk/sync/bulk', { method: 'POST', body: '{}', headers });
    await expect(bulk.text()).rejects.toThrow();
  });

  test('a server that goes away in the middle of a packed body is an error for the page, not a wait', async () => {
    await run();
    const headers = { 'x-wardlight-capability': await enrol() };
    const packed = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251)), {
      level: 0,
    });
    central.answers['/sync/v1/bulk'] = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        'content-length': String(packed.length),
      });
      response.write(packed.subarray(0, 100_000), () => response.destroy());
    };
    const bulk = await load('/desk/sync/bulk', { method: 'POST', body: '{}', headers });
    await expect(bulk.arrayBuffer()).rejects.toThrow();
  });

  test.each(['suspend', 'lock-screen'])('F14: locks on %s', async (event) => {
    await run();
    const headers = { 'x-wardlight-capability': await enrol() };
    standIn.electron.powerMonitor.emit(event);
    expect((await load('/desk/key', { headers })).status).toBe(403);
    await expect.poll(() => standIn.recorded.reloads).toBe(1);
  });

  test('a page that loads anew or crashes takes the lock with it', async () => {
    await run();
    const contents = standIn.recorded.windows[0]?.webContents;
    const headers = { 'x-wardlight-capability': await enrol() };
    contents?.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    contents?.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect((await load('/desk/key', { headers })).status).toBe(200);
    contents?.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect((await load('/desk/key', { headers })).status).toBe(403);
  });

  test('serves the built page from its map, with the security headers, and no path', async () => {
    await run();
    const page = await load('/');
    expect([page.status, page.headers.get('content-type'), page.headers.get('cross-origin-opener-policy')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'same-origin',
    ]);
    for (const path of ['/../profile/device.json', '/%2e%2e/profile/device.json', '/electron/main.cjs', '/assets'])
      expect((await load(path)).status, path).toBe(404);
    expect((await load('/', { method: 'POST' })).status).toBe(404);
  });

  test('without a keystore it takes a file only because this is a trial, and says so', async () => {
    if (process.platform !== 'linux') return console.log('skipped: only Linux can lack a keystore');
    await run({ keystore: 'basic_text' });
    expect(await bridge()['shell.describe']?.({})).toMatchObject({ deviceSecretStore: 'fileOnly' });
  });

  test('says why it cannot start', async () => {
    rmSync(join(appPath, 'dist/renderer'), { recursive: true });
    await run();
    expect(standIn.recorded.errors.join()).toContain('the page is not built');
    expect(standIn.recorded.exitCode).toBe(1);
  });
});
