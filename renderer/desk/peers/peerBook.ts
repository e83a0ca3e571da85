import { clinicalEvent, type ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { PeerActs } from '../../../schema/ipc/deskPaths.ts';
import type { PushResult } from '../../../schema/wire/push.ts';
import type { SignedAct } from '../../../sync/exchange/signedAct.ts';
import type { MirrorChange } from '../../../sync/client/createReplication.ts';
import type { PeerShell } from '../shell/peerShell.ts';
import { serverNotes } from './serverNotes.ts';

/** How the acts of peers stand; said on the sync screen. */
export interface PeerCounts {
  /** They count on the charts, and the server is not known to have them. */
  readonly unseen: number;
  /** Taken from a colleague, and refused by the server: they count no more. */
  readonly refused: number;
  /** The server has another act under the same id; its copy stands. */
  readonly differing: number;
  readonly unreadable: number;
}

export interface PeerBookInputs {
  readonly shell: PeerShell;
  /** Whether the mirror holds the server's copy. */
  readonly mirrorHas: (eventId: string) => boolean;
  /** The act counts from now on, or no longer. */
  readonly add: (event: ClinicalEvent) => void;
  readonly remove: (event: ClinicalEvent) => void;
  /** The server answers and the mirror is verified. */
  readonly isServerThere: () => boolean;
  /** Acts that those of this workstation refer to and that the server must have first. */
  readonly referredTo: () => ReadonlySet<string>;
  /** Acts were brought to the server that others may have waited for. */
  readonly carried: () => void;
  readonly nowMs: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Acts that came from other workstations without the server, until its own copy of them stands in the mirror. */
export interface PeerBook {
  /** Looks for news, hands on what was learned, carries what is due. Called every few seconds; one at a time. */
  look(): Promise<void>;
  /**
   * What the mirror stored and let go: the server's copies take the place of those of peers, and acts of wards that are no
   * longer this person's leave this workstation.
   */
  mirrorChanged(change: MirrorChange): void;
  /** From a backup: what it had it may have no more. */
  serverRestored(): void;
  /** The workstation that an act came from, while the server is not known to have it; undefined otherwise. */
  fromPeer(eventId: string): string | undefined;
  counts(): PeerCounts;
  /** Calls when the counts changed; returns what ends it. */
  onChange(listen: () => void): () => void;
  /** Waits for what is under way; nothing is taken in any more. */
  close(): Promise<void>;
}

interface Entry {
  readonly event: ClinicalEvent;
  readonly signed: SignedAct;
  readonly from: string;
  isOnServer: boolean;
  /** The server could not take it yet (it has no such chart): asked again later. */
  notBeforeMs: number;
}

/** The author's own workstation comes first, and not all that hold a copy at the same moment. */
const GRACE_MS = 5 * 60_000;
const ACTS_A_REQUEST = 100;
const SHORTEST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 10 * 60_000;

export function createPeerBook(inputs: PeerBookInputs): PeerBook {
  const { shell } = inputs;
  const entries = new Map<string, Entry>();
  const refused = new Set<string>();
  const differing = new Set<string>();
  const notes = serverNotes(shell, inputs.nowMs);
  const graceMs = GRACE_MS * (1 + inputs.random());
  let lastNumber = 0;
  let unreadable = 0;
  let thereSinceMs: number | null = null;
  let failuresInRow = 0;
  let notBeforeMs = 0;
  let looking: Promise<void> = Promise.resolve();
  let isClosed = false;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listen of listeners) listen();
  };

  function take(act: PeerActs['acts'][number]): void {
    const { from, settled, document, signature, pass } = act;
    const event = clinicalEvent.safeParse(document);
    if (!event.success) {
      unreadable += 1;
      return;
    }
    const { id, wardId } = event.data;
    if (settled === 'refused') refused.add(id);
    else if (inputs.mirrorHas(id)) notes.serverHas(id, wardId);
    else if (!entries.has(id)) {
      const signed = { document, signature, pass };
      entries.set(id, { event: event.data, signed, from, isOnServer: settled === 'accepted', notBeforeMs: 0 });
      inputs.add(event.data);
    }
  }
  async function readNews(): Promise<void> {
    for (;;) {
      const news = await shell.read(lastNumber);
      const last = news?.acts.at(-1);
      if (news === null || last === undefined || isClosed) return;
      for (const act of news.acts) take(act);
      lastNumber = last.number;
      if (news.unreadable > unreadable) unreadable = news.unreadable;
      changed();
    }
  }
  function drop(entry: Entry): void {
    entries.delete(entry.event.id);
    inputs.remove(entry.event);
    changed();
  }
  function answered(entry: Entry, result: PushResult): void {
    const { id, wardId } = entry.event;
    if (result.outcome !== 'refused') {
      entry.isOnServer = true;
      notes.serverHas(id, wardId);
      // The mark goes, also where the patient has moved to a ward whose mirror is not ours.
      inputs.add(entry.event);
      changed();
    } else if (result.reason === 'idReused') {
      // The mirror brings the server's copy.
      differing.add(id);
      drop(entry);
    } else if (result.reason === 'unknownChart' || result.reason === 'unknownReference') {
      entry.notBeforeMs = inputs.nowMs() + LONGEST_PAUSE_MS;
    } else {
      refused.add(id);
      notes.refused(id);
      drop(entry);
    }
  }
  async function carry(due: readonly Entry[]): Promise<void> {
    for (let from = 0; from < due.length; from += ACTS_A_REQUEST) {
      const part = due.slice(from, from + ACTS_A_REQUEST);
      const results = await shell.carry(part.map(({ signed }) => signed));
      if (isClosed) return;
      if (results === null) {
        const pauseMs = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** failuresInRow);
        notBeforeMs = inputs.nowMs() + pauseMs * (0.5 + inputs.random());
        failuresInRow += 1;
        return;
      }
      failuresInRow = 0;
      for (const [index, entry] of part.entries()) {
        const result = results[index];
        if (result !== undefined) answered(entry, result);
      }
      inputs.carried();
    }
  }
  function dueNow(): readonly Entry[] {
    if (!inputs.isServerThere()) {
      thereSinceMs = null;
      return [];
    }
    thereSinceMs ??= inputs.nowMs();
    const nowMs = inputs.nowMs();
    if (nowMs < notBeforeMs) return [];
    const isTime = nowMs - thereSinceMs >= graceMs;
    const wanted = inputs.referredTo();
    const waiting = [...entries.values()].filter((entry) => !entry.isOnServer && entry.notBeforeMs <= nowMs);
    return waiting.filter(({ event }) => isTime || wanted.has(event.id));
  }
  async function lookOnce(): Promise<void> {
    // A restored server makes the shell forget what was settled: it must hear of it before it is asked.
    await notes.handOn();
    await readNews();
    await carry(dueNow());
    await notes.handOn();
  }
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    looking = looking.then(work, work);
    return looking;
  };

  async function leaveWards(wardIds: readonly string[]): Promise<void> {
    const lost = [...entries.values()].filter(({ event }) => wardIds.includes(event.wardId));
    await carry(lost.filter(({ isOnServer }) => !isOnServer));
    for (const entry of lost) drop(entry);
    await shell.note({ lostWards: [...wardIds] });
  }

  return {
    look: () => inTurn(lookOnce),
    mirrorChanged(change) {
      for (const item of change.items) {
        if (item.type !== 'event') continue;
        notes.serverHas(item.id, item.document.wardId);
        const entry = entries.get(item.id);
        if (entry === undefined) continue;
        if (entry.event.digest !== item.document.digest) differing.add(item.id);
        entries.delete(item.id);
        changed();
      }
      const gone = wardsGone(change);
      if (gone.length > 0) void inTurn(() => leaveWards(gone));
    },
    serverRestored() {
      notes.serverRestored();
      for (const entry of entries.values()) {
        entry.isOnServer = false;
        entry.notBeforeMs = 0;
      }
      lastNumber = 0;
    },
    fromPeer(eventId) {
      const entry = entries.get(eventId);
      return entry?.isOnServer === false ? entry.from : undefined;
    },
    counts: () => ({
      unseen: [...entries.values()].filter(({ isOnServer }) => !isOnServer).length,
      refused: refused.size,
      differing: differing.size,
      unreadable,
    }),
    onChange: (listen) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    async close() {
      isClosed = true;
      await looking.catch(() => undefined);
    },
  };
}

function wardsGone({ items, swept }: MirrorChange): readonly string[] {
  return [
    ...items.flatMap((item) => (item.type === 'removed' && item.of === 'ward' ? [item.id] : [])),
    ...swept.flatMap(({ type, id }) => (type === 'ward' ? [id] : [])),
  ];
}
