import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { rootCertificates } from 'node:tls';
import type { Result } from '../../../schema/result.ts';
import { isLoopback, isSecureAddress } from './isSecureAddress.ts';
import { failureOf } from './transportFailures.ts';
import type { Transport, TransportAnswer, TransportFailure, TransportRequest } from './transport.ts';

export interface TransportLimits {
  readonly connectSeconds: number;
  /** Until the head of the answer. A pull of a full page on a busy server takes seconds. */
  readonly answerSeconds: number;
  /** Without a single byte; the stream's heartbeat comes every 15 s. */
  readonly idleSeconds: number;
}

export const TRANSPORT_LIMITS: TransportLimits = { connectSeconds: 10, answerSeconds: 60, idleSeconds: 30 };

/** What a server's answer may tell the page. */
const PASSED_HEADERS = ['content-type', 'content-encoding', 'content-length', 'retry-after'] as const;

/**
 * The only way to the network. `node:http` and not `fetch`, because fetch unpacks bodies and hides how far a connection
 * got; proxies come from HTTPS_PROXY and NO_PROXY, further authorities from NODE_EXTRA_CA_CERTS or `certificates`.
 */
export function nodeTransport(options: { limits?: TransportLimits; certificates?: readonly string[] } = {}): Transport {
  const limits = options.limits ?? TRANSPORT_LIMITS;
  const authorities = options.certificates === undefined ? {} : { ca: [...rootCertificates, ...options.certificates] };
  // Without TLS only this machine is spoken to (isSecureAddress), and no proxy stands between.
  const httpAgent = new HttpAgent({ keepAlive: true });
  const directAgent = new HttpsAgent({ keepAlive: true, ...authorities });
  const proxiedAgent = new HttpsAgent({ keepAlive: true, proxyEnv: process.env, ...authorities });
  return async (request) => {
    const url = new URL(request.url);
    if (!isSecureAddress(url)) return { ok: false, error: { kind: 'insecureAddress' } };
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const agent = url.protocol === 'http:' ? httpAgent : isLoopback(url.hostname) ? directAgent : proxiedAgent;
    const outgoing = send(url, {
      method: request.method,
      agent,
      headers: { ...request.headers, 'accept-encoding': encodingsOf(request).join(', ') },
      signal: request.signal,
    });
    watchConnecting(outgoing, limits);
    const answer = await headOfAnswer(outgoing, request, limits);
    return answer.ok ? judge(answer.value, request, limits) : answer;
  };
}

function headOfAnswer(
  outgoing: ClientRequest,
  request: TransportRequest,
  limits: TransportLimits,
): Promise<Result<IncomingMessage, TransportFailure>> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => outgoing.destroy(new Error('no answer in time')), limits.answerSeconds * 1000);
    const settle = (result: Result<IncomingMessage, TransportFailure>): void => {
      clearTimeout(tooLate);
      resolve(result);
    };
    outgoing.once('response', (message) => settle({ ok: true, value: message }));
    // Stays on for errors after the answer, which reach the reader through the body.
    outgoing.on('error', (error) => settle({ ok: false, error: failureOf(error, request.signal) }));
    if (request.body === null) outgoing.end();
    else
      pipeline(request.body, outgoing).catch((error: unknown) =>
        outgoing.destroy(error instanceof Error ? error : new Error('the body broke off')),
      );
  });
}

function watchConnecting(outgoing: ClientRequest, limits: TransportLimits): void {
  outgoing.once('socket', (socket) => {
    if (!socket.connecting) return;
    const tooLate = setTimeout(
      () => outgoing.destroy(new Error('no connection in time')),
      limits.connectSeconds * 1000,
    );
    const connected = (): void => clearTimeout(tooLate);
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
    socket.once('close', connected);
  });
}

function judge(
  message: IncomingMessage,
  request: TransportRequest,
  limits: TransportLimits,
): Result<TransportAnswer, TransportFailure> {
  const status = message.statusCode ?? 0;
  const mediaType = (message.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const encoding = message.headers['content-encoding'] ?? 'identity';
  // A redirect could carry the token elsewhere; and no other packing was asked for.
  if (
    (status >= 300 && status < 400) ||
    !request.accepts.includes(mediaType) ||
    !['identity', ...encodingsOf(request)].includes(encoding)
  ) {
    message.destroy();
    return { ok: false, error: { kind: 'notAWardlightServer' } };
  }
  return { ok: true, value: { status, headers: passed(message), body: bodyOf(message, limits) } };
}

function encodingsOf({ encodings }: TransportRequest): readonly string[] {
  return encodings ?? ['gzip'];
}

function passed(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of PASSED_HEADERS) {
    const value = message.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

function bodyOf(message: IncomingMessage, limits: TransportLimits): AsyncIterable<Uint8Array> {
  message.setTimeout(limits.idleSeconds * 1000, () => message.destroy(new Error('the server fell silent')));
  return message;
}
