import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBrowserShell } from '../../electron/browserShell/startBrowserShell.ts';
import { centralServerStandIn } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest } from './shellUnderTest.ts';
import type { ShellUnderTest } from './shellUnderTest.ts';

let central: CentralServerStandIn;
let station: ShellUnderTest;
let origin: string;

beforeEach(async () => {
  central = await centralServerStandIn();
  station = await shellUnderTest();
  origin = new URL(station.shell().url).origin;
});
afterEach(async () => {
  await station.close();
  await central.close();
});

/** A request as it goes over the line: `fetch` would tidy the path and refuse some headers. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port: new URL(origin).port, method, path, headers },
      (incoming) => {
        let text = '';
        incoming.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('the browser shell', () => {
  test('serves the built page and nothing else, with every security header', async () => {
    const page = await raw('GET', '/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Wardlight');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'") as unknown,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()') as unknown,
      'cache-control': 'no-store',
    });
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect((await raw('GET', '/assets/main.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await raw('GET', '/index.html?x=1')).status).toBe(200);
  });

  test.each([
    '/assets/main.js.map',
    '/assets',
    '/assets/',
    '/../profile/deviceSecret',
    '/assets/../../../profile/deviceSecret',
    '/%2e%2e/profile/deviceSecret',
    '/..%2fprofile%2fdeviceSecret',
    '/assets%5c..%5c..',
    '//127.0.0.1/',
    '/profile/deviceSecret',
    '/index.html%00.js',
    '/constructor',
    '/__proto__',
    '/start',
    '/ipc',
    '/desk',
    '/etc/passwd',
  ])('has nothing at %s', async (path) => {
    const answer = await raw('GET', path);
    expect([400, 401, 403, 404]).toContain(answer.status);
    expect(answer.text).toBe('');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('listens on loopback only', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (outside === undefined) return console.log('skipped in part: this machine has no address but loopback');
    await expect(
      fetch(`http://${outside.address}:${new URL(origin).port}/`, { signal: AbortSignal.timeout(3000) }),
    ).rejects.toThrow();
  });

  test.each(['evil.test', 'localhost', '127.0.0.1', '127.0.0.1:1', 'evil.test:80', '[::1]', '127.0.0.1.evil.test'])(
    'answers nothing to the Host %j (a rebound name)',
    async (host) => {
      for (const path of ['/', '/ipc/shell.describe', '/desk/key']) {
        expect((await raw('GET', path, { ...(await station.page()).headers, host })).status, path).toBe(421);
      }
    },
  );

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.test' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['no origin at all', {}],
    ['an opaque origin', { origin: 'null' }],
    ['another scheme', { origin: 'https://127.0.0.1' }],
    ['our origin as a prefix', { origin: 'OURS.evil.test' }],
    ['our origin, but the browser says cross-site', { origin: 'OURS', 'sec-fetch-site': 'cross-site' }],
    ['our origin, but the browser says same-site', { origin: 'OURS', 'sec-fetch-site': 'same-site' }],
  ])('does nothing for a page of %s, cookie or not', async (_, given) => {
    const { cookie = '' } = (await station.page()).headers;
    const headers = {
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.replace('OURS', origin)])),
      cookie,
      'content-type': 'application/json',
    };
    for (const [method, path] of [
      ['POST', '/ipc/shell.describe'],
      ['POST', '/start'],
      ['POST', '/desk/journal'],
      ['GET', '/desk/key'],
      ['GET', '/desk/sync/status'],
    ] as const) {
      const answer = await raw(method, path, headers, method === 'POST' ? '{}' : undefined);
      expect([answer.status, answer.text], `${method} ${path}`).toEqual([403, '']);
    }
  });

  test('a form of another kind is no call, and other methods are none', async () => {
    const { headers } = await station.page();
    expect((await raw('POST', '/ipc/shell.describe', { ...headers, 'content-type': 'text/plain' }, '{}')).status).toBe(
      415,
    );
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])
      expect((await raw(method, '/ipc/shell.describe', headers)).status, method).toBe(405);
  });

  test('answers no call without the cookie, or with another', async () => {
    const port = new URL(origin).port;
    for (const cookie of ['', `wardlight-${port}=`, `wardlight-${port}=${'A'.repeat(43)}`, 'other=1']) {
      const headers = { origin, cookie, 'content-type': 'application/json' };
      expect((await raw('POST', '/ipc/shell.describe', headers, '{}')).status).toBe(401);
      expect((await raw('GET', '/desk/key', headers)).status).toBe(401);
    }
  });

  test('a start ticket counts once, gets old, and each new page ends the session of the one before', async () => {
    const ticket = new URL(station.shell().startUrl).hash.slice('#start='.length);
    expect(ticket).toMatch(/^[\w-]{43}$/);
    const exchange = async (text: string): Promise<number> => (await raw('POST', '/start', { origin }, text)).status;
    expect([
      await exchange('A'.repeat(43)),
      await exchange(''),
      await exchange(ticket),
      await exchange(ticket),
    ]).toEqual([403, 403, 204, 403]);
    const late = new URL(station.shell().startUrl).hash.slice('#start='.length);
    station.clock.advance(31 * 60_000);
    expect(await exchange(late)).toBe(403);
    const first = await station.page();
    const second = await station.page();
    expect((await first.call('shell.describe', {})).status).toBe(401);
    expect((await second.call('shell.describe', {})).status).toBe(200);
  });

  test('the cookie is out of reach for scripts and other sites', async () => {
    const started = await raw(
      'POST',
      '/start',
      { origin },
      new URL(station.shell().startUrl).hash.slice('#start='.length),
    );
    expect(String(started.headers['set-cookie'])).toMatch(
      /^wardlight-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('an enormous or broken call is refused', async () => {
    const { headers } = await station.page();
    const call = (body: string): Promise<{ status: number }> =>
      raw('POST', '/ipc/session.unlock', { ...headers, 'content-type': 'application/json' }, body);
    expect((await call('x'.repeat(200_000))).status).toBe(413);
    expect(await call('{"username":')).toMatchObject({ status: 200, text: '{"ok":false,"code":"notAllowed"}' });
    expect(
      (await raw('POST', '/ipc/shell.describe', { ...headers, 'content-type': 'application/json' }, '{"')).status,
    ).toBe(400);
    expect((await raw('POST', '/ipc/__proto__', { ...headers, 'content-type': 'application/json' }, '{}')).status).toBe(
      404,
    );
  });

  test('F03: keeps its port for ever, and does not move when it is taken', async () => {
    const { port } = new URL(origin);
    await station.restart();
    expect(new URL(station.shell().url).port).toBe(port);
    const options = { profileFolder: station.profileFolder, programFolder: join(station.folder, 'dist') };
    await expect(startBrowserShell(options)).rejects.toThrow('already running');
    await station.shell().close();
    await expect(startBrowserShell({ ...options, port: Number(port) + 1 })).rejects.toThrow(`lives on port ${port}`);
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(Number(port), '127.0.0.1', listening));
    await expect(startBrowserShell(options)).rejects.toMatchObject({
      message: expect.stringContaining(`port ${port}`) as unknown,
      remedy: expect.stringContaining('does not move') as unknown,
    });
    await new Promise((closed) => squatter.close(closed));
    await (await startBrowserShell(options)).close();
  });

  test('keeps its profile to its user', async () => {
    if (process.platform === 'win32') return console.log('skipped: Windows has no file modes');
    await (await station.page()).call('session.enrol', enrolment(central.url));
    expect((await stat(station.profileFolder)).mode & 0o777).toBe(0o700);
    for (const name of ['deviceSecret', 'device.json', 'browserShell.json', 'vault/envelope.json']) {
      expect((await stat(join(station.profileFolder, name))).mode & 0o777, name).toBe(0o600);
    }
  });
});
