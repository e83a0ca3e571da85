import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeTransport } from '../../electron/services/transport/nodeTransport.ts';
import type { TransportRequest } from '../../electron/services/transport/transport.ts';
import { centralServerStandIn } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest } from './shellUnderTest.ts';
import type { PageUnderTest, ShellUnderTest } from './shellUnderTest.ts';

const JSON_TYPE = 'application/json';

function asking(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'GET',
    url,
    headers: {},
    body: null,
    accepts: [JSON_TYPE],
    signal: new AbortController().signal,
    ...more,
  };
}

describe('through the whole shell', () => {
  let central: CentralServerStandIn;
  let station: ShellUnderTest;
  let page: PageUnderTest;
  let desk: (path: string, init?: RequestInit) => Promise<Response>;

  beforeEach(async () => {
    central = await centralServerStandIn();
    station = await shellUnderTest({
      transport: nodeTransport({ limits: { connectSeconds: 1, answerSeconds: 1, idleSeconds: 0.5 } }),
    });
    page = await station.page();
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    desk = (path, init) => page.desk(path, capability, init);
  });
  afterEach(async () => {
    await station.close();
    await central.close();
  });

  function answerWith(path: string, answer: (request: IncomingMessage, response: ServerResponse) => void): void {
    central.answers[path] = answer;
  }

  test('a compressed first load arrives as the server packed it, and the browser unpacks it', async () => {
    const text = `${JSON.stringify({ line: 'begin' })}\n`.repeat(5000);
    const packed = brotliCompressSync(text);
    answerWith('/sync/v1/bulk', (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'br' }).end(packed),
    );
    const answer = await desk('/desk/sync/bulk', { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('content-encoding'), await answer.text()]).toEqual([200, 'br', text]);
    const asked = { method: 'POST', accepts: ['application/x-ndjson'], encodings: ['br'] } as const;
    const direct = await nodeTransport()(asking(`${central.url}/sync/v1/bulk`, asked));
    if (!direct.ok) throw new Error(direct.error.kind);
    expect((await readAll(direct.value.body)).equals(packed)).toBe(true);
    const unasked = await nodeTransport()(asking(`${central.url}/sync/v1/bulk`, { ...asked, encodings: ['gzip'] }));
    expect(unasked).toEqual({ ok: false, error: { kind: 'notAWardlightServer' } });
  });

  test('a stream arrives piece by piece, and its end at the page ends it at the server', async () => {
    let closedAtServer = false;
    answerWith('/sync/v1/stream', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const heartbeat = setInterval(() => response.write('data: {"kind":"heartbeat"}\n\n'), 100);
      request.socket.once('close', () => {
        closedAtServer = true;
        clearInterval(heartbeat);
      });
    });
    const leaving = new AbortController();
    const answer = await desk('/desk/sync/stream?wards=ward-3b,ward-4', { signal: leaving.signal });
    const reader = answer.body?.getReader();
    for (let piece = 0; piece < 12; piece += 1)
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain('heartbeat');
    expect(central.requests.at(-1)?.path).toBe('/sync/v1/stream?wards=ward-3b,ward-4');
    leaving.abort();
    await expect.poll(() => closedAtServer).toBe(true);
  });

  test('locking ends a stream that is under way, here and at the server', async () => {
    let closedAtServer = false;
    answerWith('/sync/v1/stream', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      const heartbeat = setInterval(() => response.write('data: 2\n\n'), 100);
      request.socket.once('close', () => {
        closedAtServer = true;
        clearInterval(heartbeat);
      });
    });
    const answer = await desk('/desk/sync/stream');
    await page.call('session.lock', {});
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(() => closedAtServer).toBe(true);
  });

  test('a server that falls silent breaks the stream off, rather than leaving it green for ever', async () => {
    answerWith('/sync/v1/stream', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n'),
    );
    const answer = await desk('/desk/sync/stream');
    await expect(answer.text()).rejects.toThrow();
  });

  test('F36: an answer that is cut is an error, not a short answer', async () => {
    answerWith('/sync/v1/pull', (_request, response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': '1000' }).write('{"items":[');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await desk('/desk/sync/pull', { method: 'POST', body: '{}' });
    await expect(answer.text()).rejects.toThrow();
  });

  test('body, status, Retry-After and token travel; cookies and other headers do not', async () => {
    let received = '';
    answerWith('/sync/v1/push', (request, response) => {
      request.on('data', (piece: Buffer) => (received += piece.toString()));
      request.on('end', () =>
        response
          .writeHead(429, {
            'content-type': 'application/json; charset=utf-8',
            'retry-after': '7',
            'set-cookie': 'a=b',
            'x-inside': '1',
          })
          .end('{"error":"busy"}'),
      );
    });
    const answer = await desk('/desk/sync/push', {
      method: 'POST',
      body: '{"items":[1]}',
      headers: { 'content-type': JSON_TYPE, 'x-secret': '1' },
    });
    expect([
      answer.status,
      answer.headers.get('retry-after'),
      answer.headers.get('set-cookie'),
      answer.headers.get('x-inside'),
      await answer.json(),
    ]).toEqual([429, '7', null, null, { error: 'busy' }]);
    expect(received).toBe('{"items":[1]}');
    const seen = central.requests.at(-1)?.headers;
    expect(seen).toMatchObject({ authorization: 'Bearer token-of-at-least-twenty-letters', 'content-type': JSON_TYPE });
    expect([seen?.cookie, seen?.origin, seen?.['x-wardlight-capability'], seen?.['x-secret']]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    [
      'the page of a captive portal',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Accept our terms'),
    ],
    ['no content type', (response) => response.writeHead(200).end('{}')],
    [
      'a redirect to another host',
      (response) => response.writeHead(302, { location: 'https://evil.test/', 'content-type': JSON_TYPE }).end('{}'),
    ],
    [
      'a redirect to itself',
      (response) => response.writeHead(307, { location: '/sync/v1/status', 'content-type': JSON_TYPE }).end('{}'),
    ],
    [
      'the error page of a gateway',
      (response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<html>nginx'),
    ],
    [
      'a packing that nobody asked for',
      (response) => response.writeHead(200, { 'content-type': JSON_TYPE, 'content-encoding': 'zstd' }).end('x'),
    ],
  ])('F40: %s is not an answer of a Wardlight server', async (_, answer) => {
    answerWith('/sync/v1/status', (_request, response) => answer(response));
    const got = await desk('/desk/sync/status');
    expect([got.status, await got.json()]).toEqual([502, { error: 'notAWardlightServer' }]);
  });

  test('a server that is not there, or takes too long, is unreachable', async () => {
    answerWith('/sync/v1/status', () => {});
    const late = await desk('/desk/sync/status');
    expect([late.status, await late.json()]).toEqual([502, { error: 'unreachable' }]);
    answerWith('/sync/v1/status', (request) => request.socket.destroy());
    expect((await desk('/desk/sync/status')).status).toBe(502);
    await central.close();
    const gone = await desk('/desk/sync/status');
    expect([gone.status, await gone.json()]).toEqual([502, { error: 'unreachable' }]);
  });
});

describe('by itself', () => {
  test('speaks without TLS to this machine only', async () => {
    const send = nodeTransport();
    for (const url of [
      'http://wardlight.test/',
      'http://10.0.0.1/',
      'http://127.0.0.1.evil.test/',
      'http://localhost.evil.test/',
    ]) {
      expect(await send(asking(url)), url).toEqual({ ok: false, error: { kind: 'insecureAddress' } });
    }
  });

  test('what speaks no HTTP is no Wardlight server', async () => {
    const server = createTcpServer((socket) => socket.end('220 smtp ready\r\n'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    expect(await nodeTransport()(asking(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))).toEqual({
      ok: false,
      error: { kind: 'notAWardlightServer' },
    });
    server.close();
  });

  test('a request that was called off ends at once', async () => {
    const calledOff = new AbortController();
    const server = createTcpServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const answer = nodeTransport()(
      asking(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { signal: calledOff.signal }),
    );
    await wait(50);
    calledOff.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    server.close();
  });

  test('F40: a certificate that nobody vouches for is named as such, and trusted once its authority is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wardlight-tls-'));
    try {
      const made = makeCertificate(folder);
      if (!made) return console.log('skipped: there is no openssl here to make a certificate');
      const [key, cert] = [readFileSync(join(folder, 'key.pem')), readFileSync(join(folder, 'cert.pem'), 'utf8')];
      const server = createTlsServer({ key, cert }, (_request, response) =>
        response.writeHead(200, { 'content-type': JSON_TYPE }).end('{}'),
      );
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      expect(await nodeTransport()(asking(url))).toEqual({ ok: false, error: { kind: 'certificateNotTrusted' } });
      const trusted = await nodeTransport({ certificates: [cert] })(asking(url));
      expect(trusted).toMatchObject({ ok: true, value: { status: 200 } });
      if (trusted.ok) await readAll(trusted.value.body);
      expect(await nodeTransport({ certificates: [cert] })(asking(url.replace('127.0.0.1', 'localhost')))).toEqual({
        ok: false,
        error: { kind: 'certificateNotTrusted' },
      });
      server.closeAllConnections();
      server.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

function makeCertificate(folder: string): boolean {
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=127.0.0.1',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ];
  try {
    execFileSync('openssl', [...words, '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
