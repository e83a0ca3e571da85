import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { RawAnswer, Transport } from '../../sync/client/ports.ts';

/** The plain way to a server, without a shell between: what the desk's transport does, in a test's process. */
export function createFetchTransport(url: string, token: string): Transport {
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
  const head = (answer: Response) => ({
    kind: 'http' as const,
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    retryAfterSeconds: Number(answer.headers.get('retry-after') ?? Number.NaN) || null,
  });
  const ask = async (path: string, init?: RequestInit): Promise<RawAnswer> => {
    try {
      const answer = await send(path, init);
      return { ...head(answer), body: await answer.text() };
    } catch {
      return { kind: 'unreachable' };
    }
  };
  const post = (body: string): RequestInit => ({ method: 'POST', body });
  return {
    status: () => ask('/sync/v1/status'),
    pull: (body) => ask('/sync/v1/pull', post(body)),
    push: (body) => ask('/sync/v1/push', post(body)),
    async bulk(body) {
      const answer = await send('/sync/v1/bulk', post(body));
      if (answer.status !== 200 || answer.body === null)
        return { ...head(answer), body: await answer.text(), lines: null };
      return { ...head(answer), body: '', lines: createInterface({ input: Readable.fromWeb(answer.body as never) }) };
    },
    stream(wardIds, on) {
      const abort = new AbortController();
      const listen = async (): Promise<void> => {
        const answer = await send(`/sync/v1/stream?wards=${wardIds.join(',')}`, { signal: abort.signal });
        if (answer.body === null) return;
        for await (const line of createInterface({ input: Readable.fromWeb(answer.body as never) })) {
          if (line.startsWith('data:')) on.message(line.slice(5).trim());
        }
      };
      void listen()
        .catch(() => undefined)
        .then(() => {
          if (!abort.signal.aborted) on.ended();
        });
      return () => abort.abort();
    },
  };
}
