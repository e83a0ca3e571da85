import type { PeerNote } from '../../../schema/ipc/deskPaths.ts';
import type { PeerShell } from '../shell/peerShell.ts';

const DAY_MS = 86_400_000;
/** What peers may still offer (`sync/exchange/chooseActs.ts`), and some days for workstations that were off. */
const NEWS_DAYS = 10;
const MOST_A_NOTE = 1000;

/** Gathers what the shell must know of the server's copies, and hands it on in one go; what was not taken is said again. */
export function serverNotes(shell: Pick<PeerShell, 'note'>, nowMs: () => number) {
  const has = new Map<string, string>();
  const refused = new Set<string>();
  let isRestored = false;

  return {
    serverHas(id: string, wardId: string): void {
      if (writtenMs(id) > nowMs() - NEWS_DAYS * DAY_MS) has.set(id, wardId);
    },
    refused: (id: string): void => void refused.add(id),
    serverRestored(): void {
      isRestored = true;
      has.clear();
      refused.clear();
    },
    async handOn(): Promise<void> {
      while (isRestored || has.size > 0 || refused.size > 0) {
        const said = [...has].slice(0, MOST_A_NOTE);
        const refusals = [...refused].slice(0, MOST_A_NOTE);
        const note: PeerNote = {
          ...(isRestored ? { serverRestored: true } : {}),
          serverHas: said.map(([id, wardId]) => ({ id, wardId })),
          refused: refusals,
        };
        if (!(await shell.note(note))) return;
        isRestored = false;
        for (const [id] of said) has.delete(id);
        for (const id of refusals) refused.delete(id);
      }
    },
  };
}

/** A UUID of version 7 begins with its time. */
function writtenMs(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
