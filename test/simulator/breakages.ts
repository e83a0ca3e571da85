import type { ReviewContext } from '../../clinical/review/reviewContext.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import { canonicalJson } from '../../sync/canonicalJson.ts';
import type { Journal, MirrorStore, RawAnswer, Transport } from '../../sync/client/ports.ts';
import type { JournalDisk } from './adapters/memoryJournal.ts';
import { sha256Hex } from './sampleDocuments.ts';

/** Faults built in on purpose, each against one invariant: a simulator that cannot fail proves nothing. */
export const breakages = {
  losesJournal: 'I1',
  serverForgetsIds: 'I2',
  rewritesAuthor: 'I3',
  liesInDigests: 'I4',
  keepsLostWards: 'I5',
  believesOldFeeds: 'I6',
  hidesDocuments: 'I7',
  hangsOnTornJournal: 'I8',
  lastWriteWins: 'I1',
  followsOneSide: 'I6',
  letsGoBeforeBackup: 'I1',
  believesRepeats: 'I6',
} as const;
export type Breakage = keyof typeof breakages;

export function isBreakage(name: string): name is Breakage {
  return Object.hasOwn(breakages, name);
}

export function breakTransport(breakage: Breakage | null, transport: Transport): Transport {
  if (breakage === 'rewritesAuthor') return rewritingAuthor(transport);
  if (breakage === 'believesRepeats') return believingRepeats(transport);
  const hides = breakage === 'hidesDocuments' || breakage === 'liesInDigests';
  return hides ? hidingDocuments(transport, breakage === 'liesInDigests') : transport;
}

/** The program forgets to take a lost ward off the disk, and says that it did. */
export function breakMirror(breakage: Breakage | null, mirror: MirrorStore): MirrorStore {
  if (breakage !== 'keepsLostWards') return mirror;
  const nothing = async () => ({ ok: true, value: [] }) as const;
  return { ...mirror, sweepWards: nothing, sweepGenerations: nothing };
}

/** A reader that waits for the rest of a record that was cut off; a writer that takes every word of a backup for all that there is. */
export function breakJournal(breakage: Breakage | null, journal: Journal, disk: JournalDisk): Journal {
  if (breakage === 'letsGoBeforeBackup') {
    const { note } = journal;
    if (note === undefined) return journal;
    return {
      ...journal,
      note: (mark) => note(mark.line === 'durable' ? { ...mark, through: Number.MAX_SAFE_INTEGER } : mark),
    };
  }
  if (breakage !== 'hangsOnTornJournal') return journal;
  return {
    ...journal,
    readAll: () => ((disk.tornWrites ?? 0) > 0 ? new Promise(() => undefined) : journal.readAll()),
  };
}

/** A desk that takes what it holds for as fresh as now. */
export function breakContext(breakage: Breakage | null, context: ReviewContext): ReviewContext {
  if (breakage !== 'believesOldFeeds') return context;
  const now = (feed: keyof ReviewContext['feeds']) => ({ ...context.feeds[feed], asOf: context.now });
  return {
    ...context,
    feeds: {
      orders: now('orders'),
      results: now('results'),
      allergies: now('allergies'),
      conditions: now('conditions'),
      patient: now('patient'),
    },
  };
}

/** A desk that shows of a disagreement only what the server holds. */
export function breakStates(breakage: Breakage | null, states: readonly SmallState[]): readonly SmallState[] {
  return breakage === 'followsOneSide' ? states.map((state) => ({ ...state, conflicts: [] })) : states;
}

/** Somebody on the way writes another author into what is pushed, seals it anew, and nobody compares. */
function rewritingAuthor(transport: Transport): Transport {
  return {
    ...transport,
    push(body) {
      const request = JSON.parse(body) as { items: { type: string; document: Record<string, unknown> }[] };
      for (const item of request.items) {
        if (item.type !== 'event') continue;
        const content: Record<string, unknown> = { ...item.document, authorName: 'Somebody Else' };
        delete content['digest'];
        item.document = { ...content, digest: sha256Hex(canonicalJson(content)) };
      }
      return transport.push(JSON.stringify(request));
    },
  };
}

/** Takes an answer to any request for the answer to this one. */
function believingRepeats(transport: Transport): Transport {
  const renamed = (body: string, answer: RawAnswer): RawAnswer => {
    const { nonce } = JSON.parse(body) as { readonly nonce: string };
    return answer.kind === 'http'
      ? { ...answer, body: answer.body.replace(/"nonce":"[^"]*"/, `"nonce":"${nonce}"`) }
      : answer;
  };
  return {
    ...transport,
    pull: async (body) => renamed(body, await transport.pull(body)),
    push: async (body) => renamed(body, await transport.push(body)),
  };
}

/** Leaves out a chart in five. With `lying`, the digest says that nothing is missing; without, it gives the loss away. */
function hidingDocuments(transport: Transport, lying: boolean): Transport {
  let shown = new Map<string, string>();
  return {
    ...transport,
    bulk: async () => ({
      kind: 'http',
      status: 404,
      contentType: 'text/plain',
      retryAfterSeconds: null,
      body: '',
      lines: null,
    }),
    async pull(body): Promise<RawAnswer> {
      const answer = await transport.pull(body);
      const page = answer.kind === 'http' && answer.status === 200 ? readPage(answer.body) : null;
      if (answer.kind !== 'http' || page === null) return answer;
      if ((JSON.parse(body) as { checkpoint: { seq: number } }).checkpoint.seq === 0) shown = new Map();
      page.items = page.items.filter(({ type, seq }) => type !== 'chart' || seq % 5 !== 0);
      for (const { type, of, id, seq } of page.items) {
        if (type === 'removed') shown.delete(`${of}:${id}`);
        else shown.set(`${type}:${id}`, `${type}:${id}:${seq}`);
      }
      if (lying && page.digest !== null) page.digest = { count: shown.size, xor: xorOf([...shown.values()]) };
      return { ...answer, body: JSON.stringify(page) };
    },
  };
}

function readPage(
  body: string,
): { items: { type: string; of?: string; id: string; seq: number }[]; digest: unknown } | null {
  try {
    return JSON.parse(body) as { items: { type: string; of?: string; id: string; seq: number }[]; digest: unknown };
  } catch {
    return null;
  }
}

function xorOf(names: readonly string[]): string {
  const xor = names.reduce((sum, name) => sum ^ BigInt(`0x${sha256Hex(name).slice(0, 16)}`), 0n);
  return xor.toString(16).padStart(16, '0');
}
