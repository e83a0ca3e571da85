import { createHash } from 'node:crypto';
import { request, type Agent, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createBrotliDecompress } from 'node:zlib';
import { v7 } from 'uuid';
import { PROTOCOL_VERSION } from '../../../schema/wire/protocolVersion.ts';
import type { SessionResponse } from '../../../schema/wire/session.ts';
import { sealEvent } from '../../../sync/events/sealEvent.ts';

/** What one simulated workstation measured. */
export interface FleetSamples {
  readonly pullMs: number[];
  readonly pushMs: number[];
  /** From the commit on another node to the answer that brings the change. */
  readonly changeMs: number[];
  /** Answers that asked to come later. */
  busy: number;
  failed: number;
}

export interface FleetStation {
  /** Reads its wards from nothing. */
  load(): Promise<void>;
  /** Opens its stream; each message makes it pull. */
  follow(): void;
  pull(): Promise<void>;
  /** One comment about one of its patients. */
  push(): Promise<void>;
  readonly charts: readonly string[];
  close(): void;
}

export interface FleetPlace {
  readonly url: string;
  readonly session: SessionResponse;
  readonly wardIds: readonly string[];
  readonly agent: Agent;
  readonly samples: FleetSamples;
  /** When a chart was changed last, on this process's wall clock with fractions. */
  readonly changedAt: ReadonlyMap<string, number>;
}

interface PulledItem {
  readonly type: string;
  readonly id: string;
  readonly wardId: string;
}
interface PullAnswer {
  readonly epoch: string;
  readonly items: readonly PulledItem[];
  readonly checkpoint: { readonly seq: number; readonly id: string };
  readonly more: boolean;
}

const PAGE = 250;
const BUSY_MS = 2000;
const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex');

/** A workstation as the server sees it: the same requests, and answers read but not kept. */
export function createFleetStation({ url, session, wardIds, agent, samples, changedAt }: FleetPlace): FleetStation {
  /** The ward of each. */
  const charts = new Map<string, string>();
  let checkpoint: PullAnswer['checkpoint'] = { seq: 0, id: '' };
  let epoch: string | null = null;
  let isPulling = false;
  let isWanted = false;
  let stream: IncomingMessage | null = null;
  let isClosed = false;

  function send(method: string, path: string, body: unknown): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const words = body === undefined ? undefined : JSON.stringify(body);
      const outgoing = request(new URL(path, url), {
        method,
        ...(path.startsWith('/sync/v1/stream') ? {} : { agent }),
        headers: {
          authorization: `Bearer ${session.token}`,
          // As the shell asks.
          'accept-encoding': 'br, gzip',
          ...(words === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(words) }),
        },
      });
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
      outgoing.end(words);
    });
  }
  /** null: come later, or failed. */
  async function ask(path: string, body: unknown): Promise<{ readonly answer: string; readonly ms: number } | null> {
    const begun = performance.now();
    try {
      const message = await send('POST', path, body);
      const encoding = message.headers['content-encoding'];
      const answer = await text(encoding === 'br' ? message.pipe(createBrotliDecompress()) : message);
      if (message.statusCode === 200) return { answer, ms: performance.now() - begun };
      if (message.statusCode === 429) samples.busy += 1;
      else samples.failed += 1;
    } catch {
      if (!isClosed) samples.failed += 1;
    }
    return null;
  }
  async function pullOnce(): Promise<boolean> {
    const body = { protocol: PROTOCOL_VERSION, epoch, scope: { wardIds }, checkpoint, limit: PAGE };
    const pulled = await ask('/sync/v1/pull', body);
    if (pulled === null) return true;
    samples.pullMs.push(pulled.ms);
    const at = performance.timeOrigin + performance.now();
    const page = JSON.parse(pulled.answer) as PullAnswer;
    ({ epoch, checkpoint } = page);
    for (const { type, id, wardId } of page.items) {
      if (type !== 'chart') continue;
      charts.set(id, wardId);
      const changed = changedAt.get(id);
      if (changed !== undefined) samples.changeMs.push(at - changed);
    }
    return page.more;
  }
  async function pull(): Promise<void> {
    isWanted = true;
    if (isPulling) return;
    isPulling = true;
    while (isWanted && !isClosed) {
      isWanted = false;
      const before = samples.busy;
      while (!isClosed && (await pullOnce()))
        if (samples.busy > before) await new Promise((resolve) => setTimeout(resolve, BUSY_MS * (1 + Math.random())));
    }
    isPulling = false;
  }

  return {
    get charts() {
      return [...charts.keys()];
    },
    load: pull,
    pull,
    follow() {
      void send('GET', `/sync/v1/stream?wards=${wardIds.join(',')}`, undefined).then(
        (message) => {
          stream = message;
          message.on('error', () => undefined);
          message.on('data', (piece: Buffer) => {
            if (piece.includes('"changed"')) void pull();
          });
        },
        () => {
          samples.failed += 1;
        },
      );
    },
    async push() {
      const chosen = [...charts][Math.floor(Math.random() * charts.size)];
      if (chosen === undefined) return;
      const [chartId, wardId] = chosen;
      const { user } = session;
      const document = await sealEvent(
        {
          id: v7(),
          siteId: user.siteId,
          wardId,
          chartId,
          authorId: user.id,
          authorName: user.displayName,
          deviceId: 'bench-fleet',
          occurredAt: new Date().toISOString(),
          clockOffsetMs: null,
          baseRevision: 1,
          corrects: null,
          body: { kind: 'comment', text: 'Seen in the round.', orderIds: [] },
        },
        sha256,
      );
      const deviceTime = new Date().toISOString();
      const items = [{ type: 'event', document }];
      const pushed = await ask('/sync/v1/push', {
        protocol: PROTOCOL_VERSION,
        deviceId: 'bench-fleet',
        deviceTime,
        items,
      });
      if (pushed === null) return;
      const { results } = JSON.parse(pushed.answer) as { readonly results: readonly { readonly outcome: string }[] };
      if (results[0]?.outcome === 'accepted') samples.pushMs.push(pushed.ms);
      else samples.failed += 1;
    },
    close() {
      isClosed = true;
      stream?.destroy();
    },
  };
}
