import type { RawAnswer, RawStream, Transport } from '../../../sync/client/ports.ts';
import type { DeskShell } from './deskShell.ts';
import { readLines } from './readLines.ts';

/** An answer later than this is a timeout: the retry comes sooner than a dead line would be noticed. */
const ANSWER_MS = 30_000;
const BULK_HEAD_MS = 60_000;

/** The way to the server through the shell, which holds the token and the network; this worker has neither. */
export function createDeskTransport(shell: DeskShell): Transport {
  return {
    status: () => ask(shell, '/desk/sync/status', { method: 'GET' }),
    pull: (body) => ask(shell, '/desk/sync/pull', post(body)),
    push: (body) => ask(shell, '/desk/sync/push', post(body)),
    bulk: (body) => askBulk(shell, body),
    stream: (wardIds, on) => listen(shell, wardIds, on),
  };
}

function post(body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body };
}

async function ask(shell: DeskShell, path: string, init: RequestInit): Promise<RawAnswer> {
  const deadline = AbortSignal.timeout(ANSWER_MS);
  try {
    const answer = await shell.request(path, { ...init, signal: deadline });
    return { ...headOf(answer), body: await answer.text() };
  } catch {
    return { kind: deadline.aborted ? 'timeout' : 'unreachable' };
  }
}

async function askBulk(shell: DeskShell, body: string): Promise<RawStream> {
  const abort = new AbortController();
  const deadline = setTimeout(() => abort.abort(), BULK_HEAD_MS);
  try {
    const answer = await shell.request('/desk/sync/bulk', { ...post(body), signal: abort.signal });
    if (answer.status !== 200 || answer.body === null)
      return { ...headOf(answer), body: await answer.text(), lines: null };
    return { ...headOf(answer), body: '', lines: readLines(answer.body) };
  } catch {
    return { kind: abort.signal.aborted ? 'timeout' : 'unreachable' };
  } finally {
    clearTimeout(deadline);
  }
}

function headOf(answer: Response): {
  kind: 'http';
  status: number;
  contentType: string;
  retryAfterSeconds: number | null;
} {
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return {
    kind: 'http',
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter : null,
  };
}

/** Server-sent events by `fetch`, because an `EventSource` cannot carry the capability in a header. */
function listen(
  shell: DeskShell,
  wardIds: readonly string[],
  on: { readonly message: (data: string) => void; readonly ended: () => void },
): () => void {
  const abort = new AbortController();
  void (async () => {
    try {
      const answer = await shell.request(`/desk/sync/stream?wards=${wardIds.map(encodeURIComponent).join(',')}`, {
        signal: abort.signal,
      });
      if (
        answer.status === 200 &&
        answer.body !== null &&
        (answer.headers.get('content-type') ?? '').startsWith('text/event-stream')
      ) {
        for await (const line of readLines(answer.body))
          if (line.startsWith('data:')) on.message(line.slice(5).trimStart());
      }
    } catch {
      // A broken line is the ordinary end of a stream; what follows is the same for every reason.
    }
    if (!abort.signal.aborted) on.ended();
  })();
  return () => abort.abort();
}
