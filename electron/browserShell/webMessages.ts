import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { streamBody } from '../desk/streamBody.ts';

/** Node's request as a WHATWG one: the body flows as it is read, and the signal fires when the page goes away. */
export function toWebRequest(incoming: IncomingMessage, outgoing: ServerResponse, ownOrigin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: streamBody(incoming), duplex: 'half' as const };
  return new Request(new URL(incoming.url ?? '/', ownOrigin), { method, headers, signal: gone.signal, ...body });
}

/** Sends a WHATWG response as it comes; a body that breaks off breaks the connection off, so that nobody takes it for whole. */
export async function sendWebResponse(
  response: Response,
  outgoing: ServerResponse,
  extraHeaders: Readonly<Record<string, string>>,
): Promise<void> {
  outgoing.writeHead(response.status, { ...extraHeaders, ...Object.fromEntries(response.headers) });
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // The head goes out at once: an event stream may stay silent for seconds.
  outgoing.flushHeaders();
  await pipeline(response.body, outgoing).catch(() => outgoing.destroy());
}
