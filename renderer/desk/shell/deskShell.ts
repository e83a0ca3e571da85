import { deskKey, journalLine, packList, type DeskKey, type JournalLine } from '../../../schema/ipc/deskPaths.ts';
import type { Result } from '../../../schema/result.ts';

/** What the shell answered when it could not do it. `void`: the capability ended, because the desk was locked. */
export type ShellFailure =
  | { readonly kind: 'void' }
  | { readonly kind: 'diskFull' }
  | { readonly kind: 'shell'; readonly status: number };

/** What the desk worker asks of the shell, beside the transport of replication. */
export interface DeskShell {
  /** `path` begins with `/desk/`. The capability travels in a header, so that it is in no address and no log. */
  request(path: string, init?: RequestInit): Promise<Response>;
  key(): Promise<Result<DeskKey, ShellFailure>>;
  packs(): Promise<Result<readonly { readonly bytes: Uint8Array; readonly publicKey: string }[], ShellFailure>>;
  readJournal(): Promise<Result<{ readonly lines: readonly JournalLine[]; readonly torn: number }, ShellFailure>>;
  /** Resolves after the lines are on the disk. */
  appendJournal(lines: readonly JournalLine[]): Promise<Result<null, ShellFailure>>;
}

export function createDeskShell(capability: string, fetchFromShell: typeof fetch): DeskShell {
  const request = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('x-wardlight-capability', capability);
    return fetchFromShell(path, { ...init, headers, redirect: 'error', cache: 'no-store' });
  };
  return {
    request,
    key: async () => {
      const answer = await request('/desk/key');
      if (!answer.ok) return failed(answer);
      return { ok: true, value: deskKey.parse(await answer.json()) };
    },
    packs: async () => {
      const answer = await request('/desk/knowledge');
      if (!answer.ok) return failed(answer);
      const packs: { bytes: Uint8Array; publicKey: string }[] = [];
      for (const pack of packList.parse(await answer.json()).packs) {
        const file = await request(
          `/desk/knowledge/${encodeURIComponent(pack.id)}/${encodeURIComponent(pack.version)}`,
        );
        if (!file.ok) return failed(file);
        packs.push({ bytes: new Uint8Array(await file.arrayBuffer()), publicKey: pack.publicKey });
      }
      return { ok: true, value: packs };
    },
    readJournal: async () => {
      const answer = await request('/desk/journal');
      if (!answer.ok) return failed(answer);
      const lines = (await answer.text())
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => journalLine.parse(JSON.parse(line)));
      return { ok: true, value: { lines, torn: Number(answer.headers.get('x-wardlight-torn') ?? '0') } };
    },
    appendJournal: async (lines) => {
      const answer = await request('/desk/journal', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ lines }),
      });
      return answer.ok ? { ok: true, value: null } : failed(answer);
    },
  };
}

function failed(answer: Response): { readonly ok: false; readonly error: ShellFailure } {
  if (answer.status === 403) return { ok: false, error: { kind: 'void' } };
  if (answer.status === 507) return { ok: false, error: { kind: 'diskFull' } };
  return { ok: false, error: { kind: 'shell', status: answer.status } };
}
