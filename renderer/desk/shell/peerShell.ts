import { peerActs, type PeerActs, type PeerNote } from '../../../schema/ipc/deskPaths.ts';
import { carriedResponse } from '../../../schema/wire/carried.ts';
import { PROTOCOL_VERSION } from '../../../schema/wire/protocolVersion.ts';
import type { PushResult } from '../../../schema/wire/push.ts';
import type { SignedAct } from '../../../sync/exchange/signedAct.ts';
import type { DeskShell } from './deskShell.ts';

/** What the desk asks of the shell about acts of peers. null and false: no answer now; it is asked again. */
export interface PeerShell {
  read(after: number): Promise<PeerActs | null>;
  note(note: PeerNote): Promise<boolean>;
  /** Brings acts to the server on behalf of their authors. */
  carry(acts: readonly SignedAct[]): Promise<readonly PushResult[] | null>;
}

const ANSWER_MS = 30_000;

export function createPeerShell(shell: DeskShell): PeerShell {
  const ask = async (path: string, body?: unknown): Promise<Response | null> => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const init: RequestInit =
      body === undefined
        ? { signal }
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal };
    // A shell or a line that has gone says so elsewhere; here nothing is lost by asking later.
    return shell.request(path, init).catch(() => null);
  };
  return {
    async read(after) {
      const answer = await ask(`/desk/exchange?after=${after}`);
      if (answer?.status !== 200) return null;
      return peerActs.safeParse(await answer.json().catch(() => null)).data ?? null;
    },
    note: async (note) => (await ask('/desk/exchange', note))?.status === 204,
    async carry(acts) {
      const answer = await ask('/desk/sync/carried', { protocol: PROTOCOL_VERSION, acts });
      if (answer?.status !== 200) return null;
      const parsed = carriedResponse.safeParse(await answer.json().catch(() => null));
      return parsed.success && parsed.data.results.length === acts.length ? parsed.data.results : null;
    },
  };
}
