import type { FeedName } from '../../schema/chart/chart.ts';
import { clinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { stateCommand, type StateCommand } from '../../schema/state/smallState.ts';
import type { BulkLine } from '../../schema/wire/bulk.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { pullRequest, type PullResponse, type ScopeDigest } from '../../schema/wire/pull.ts';
import { pushRequest, type PushResult } from '../../schema/wire/push.ts';
import type { User } from '../../schema/wire/session.ts';
import { canonicalJson } from '../../sync/canonicalJson.ts';
import { applyCommand } from '../../sync/state/applyCommand.ts';
import { may } from '../../sync/policy/access.ts';
import { sampleChart, sha256Hex, SITE } from './sampleDocuments.ts';
import type { ServedAnswer, SimulatedServer } from './simulatedServer.ts';

type Live = Exclude<FeedItem, { type: 'removed' }>;

interface Row {
  readonly item: Live;
  /** Wards that it has left, and under which number. */
  readonly left: ReadonlyMap<string, number>;
}

interface Tables {
  seq: number;
  rows: Map<string, Row>;
  outcomes: Map<string, { readonly result: PushResult; readonly text: string }>;
  /** Every application of an act, in order: an id twice in here was applied twice. */
  applied: string[];
}

/** The rules of schema/wire in memory, in the plainest way that can be read against them. */
export function createModelServer(
  nowMs: () => number,
  options: { readonly largestPage: number; readonly forgetsIds?: boolean },
) {
  let tables: Tables = { seq: 0, rows: new Map(), outcomes: new Map(), applied: [] };
  let epoch = 'epoch-1';
  let backup: Tables | null = null;
  let refusesVersion = false;
  const stopped = new Map<FeedName, string>();
  const users = new Map<string, User>();
  const expired = new Set<string>();

  const instant = (): string => new Date(nowMs()).toISOString();
  const json = (status: number, value: unknown): ServedAnswer => ({
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
  });
  const refuse = (status: number, error: string): ServedAnswer =>
    json(status, { error, message: error, reference: 'r-1' });

  function put(item: Live): void {
    const key = `${item.type}:${item.id}`;
    const before = tables.rows.get(key);
    const left = new Map(before?.left);
    if (before !== undefined && before.item.wardId !== item.wardId) left.set(before.item.wardId, item.seq);
    left.delete(item.wardId);
    tables.rows.set(key, { item, left });
  }

  /** In scope as a document, as a removal, or not at all. */
  function seenFrom(row: Row, wards: ReadonlySet<string>): FeedItem | null {
    if (wards.has(row.item.wardId)) return row.item;
    const leftAt = Math.max(0, ...[...row.left].filter(([ward]) => wards.has(ward)).map(([, seq]) => seq));
    const ward = [...row.left].find(([, seq]) => seq === leftAt)?.[0];
    return ward === undefined
      ? null
      : { type: 'removed', of: row.item.type, seq: leftAt, id: row.item.id, wardId: ward };
  }

  /** `only`: of these wards of the scope. */
  function feed(wardIds: readonly string[], after: number, only: readonly string[] = wardIds): readonly FeedItem[] {
    const wards = new Set(wardIds);
    return [...tables.rows.values()]
      .flatMap((row) => seenFrom(row, wards) ?? [])
      .filter(({ seq, wardId }) => seq > after && only.includes(wardId))
      .sort((a, b) => a.seq - b.seq);
  }

  function digest(wardIds: readonly string[]): ScopeDigest {
    const live = feed(wardIds, 0).filter(({ type }) => type !== 'removed');
    const xor = live.reduce(
      (sum, { type, id, seq }) => sum ^ BigInt(`0x${sha256Hex(`${type}:${id}:${seq}`).slice(0, 16)}`),
      0n,
    );
    return { count: live.length, xor: xor.toString(16).padStart(16, '0') };
  }

  function judge(raw: unknown, user: User): PushResult {
    const candidate = raw as { type?: unknown; document?: { id?: unknown } };
    const id = typeof candidate.document?.id === 'string' ? candidate.document.id : '';
    const refused = (reason: Extract<PushResult, { outcome: 'refused' }>['reason']): PushResult => ({
      id,
      outcome: 'refused',
      reason,
      detail: '',
    });
    const text = canonicalJson(candidate.document ?? null);
    const before = tables.outcomes.get(id);
    if (before !== undefined && options.forgetsIds !== true)
      return before.text === text ? before.result : refused('idReused');
    const wasIn = (chartId: string, wardId: string): boolean => {
      const row = tables.rows.get(`chart:${chartId}`);
      return row !== undefined && (row.item.wardId === wardId || row.left.has(wardId));
    };
    const event = clinicalEvent.safeParse(candidate.document);
    const command = stateCommand.safeParse(candidate.document);
    const accept = (result: PushResult): PushResult => {
      tables.outcomes.set(id, { result, text });
      tables.applied.push(id);
      return result;
    };
    if (candidate.type === 'event' && event.success) {
      const document = event.data;
      const { digest: seal, ...content } = document;
      if (sha256Hex(canonicalJson(content)) !== seal) return refused('digestMismatch');
      if (!may(user, 'event.write', document)) return refused('forbidden');
      const chart = tables.rows.get(`chart:${document.chartId}`)?.item;
      if (chart === undefined) return refused('unknownChart');
      if (!wasIn(document.chartId, document.wardId)) return refused('forbidden');
      if (document.body.kind === 'interventionOutcome' && !isKnown(document.body.interventionId, document.chartId))
        return refused('unknownReference');
      const seq = ++tables.seq;
      put({ type: 'event', seq, id, wardId: chart.wardId, document });
      return accept({ id, outcome: 'accepted', seq });
    }
    if (candidate.type === 'command' && command.success) {
      const { chartId, wardId } = command.data;
      if (!may(user, 'state.write', command.data)) return refused('forbidden');
      if (chartId !== null && !tables.rows.has(`chart:${chartId}`)) return refused('unknownChart');
      if (chartId !== null && !wasIn(chartId, wardId)) return refused('forbidden');
      return accept(merge(command.data));
    }
    return refused('invalid');
  }

  function isKnown(interventionId: string, chartId: string): boolean {
    const item = tables.rows.get(`event:${interventionId}`)?.item;
    return item?.type === 'event' && item.document.chartId === chartId && item.document.body.kind === 'intervention';
  }

  function merge(command: StateCommand): PushResult {
    const row = tables.rows.get(`state:${command.stateId}`)?.item;
    const { state, outcome } = applyCommand(row?.type === 'state' ? row.document : undefined, command);
    const seq = ++tables.seq;
    const chart = tables.rows.get(`chart:${command.chartId}`)?.item;
    put({ type: 'state', seq, id: state.id, wardId: chart?.wardId ?? state.wardId, document: state });
    return { id: command.id, outcome, seq };
  }

  /** What belongs to a patient goes along when the patient moves. */
  function moveAlong(chartId: string, wardId: string): void {
    for (const { item } of tables.rows.values())
      if (
        (item.type === 'event' || item.type === 'state') &&
        item.document.chartId === chartId &&
        item.wardId !== wardId
      )
        put({ ...item, seq: ++tables.seq, wardId });
  }

  function admitted(userId: string): User | null {
    return expired.has(userId) ? null : (users.get(userId) ?? null);
  }

  function readPull(userId: string, body: string) {
    const user = admitted(userId);
    if (user === null) return { ok: false as const, answer: refuse(401, 'unauthenticated') };
    const request = pullRequest.safeParse(JSON.parse(body));
    if (!request.success) return { ok: false as const, answer: refuse(400, 'invalidRequest') };
    if (refusesVersion) return { ok: false as const, answer: refuse(426, 'protocolTooOld') };
    const allowed = request.data.scope.wardIds.every((wardId) => may(user, 'chart.read', { siteId: SITE, wardId }));
    if (!allowed) return { ok: false as const, answer: refuse(403, 'forbidden') };
    const isOtherEpoch = request.data.epoch !== null && request.data.epoch !== epoch;
    if (isOtherEpoch || request.data.checkpoint.seq > tables.seq)
      return { ok: false as const, answer: refuse(409, 'conflict') };
    return { ok: true as const, request: request.data };
  }

  return {
    status: (): ServedAnswer =>
      json(200, {
        product: 'wardlight',
        protocol: PROTOCOL_VERSION,
        oldestAccepted: refusesVersion ? PROTOCOL_VERSION + 1 : 1,
        epoch,
        siteId: SITE,
        siteName: 'Simulated',
        serverTime: instant(),
      }),

    pull(userId: string, body: string): ServedAnswer {
      const read = readPull(userId, body);
      if (!read.ok) return read.answer;
      const { scope, checkpoint, limit, wards } = read.request;
      const due = feed(scope.wardIds, checkpoint.seq, wards);
      const items = due.slice(0, Math.min(limit, options.largestPage));
      const more = items.length < due.length;
      const last = items.at(-1);
      const at = (feed: FeedName): string => stopped.get(feed) ?? instant();
      const response: PullResponse = {
        protocol: PROTOCOL_VERSION,
        epoch,
        items,
        checkpoint:
          wards !== undefined && !more
            ? { seq: tables.seq, id: '' }
            : last === undefined
              ? checkpoint
              : { seq: last.seq, id: last.id },
        more,
        digest: more ? null : digest(scope.wardIds),
        serverTime: instant(),
        feedsAsOf: {
          orders: at('orders'),
          results: at('results'),
          allergies: at('allergies'),
          conditions: at('conditions'),
          patient: at('patient'),
        },
      };
      return json(200, response);
    },

    /** The lines of the answer, or the refusal. */
    bulk(userId: string, body: string): { readonly answer: ServedAnswer; readonly lines: readonly string[] } {
      const read = readPull(userId, body);
      if (!read.ok) return { answer: read.answer, lines: [] };
      const { scope, checkpoint, wards } = read.request;
      const due = feed(scope.wardIds, checkpoint.seq, wards);
      const lines: BulkLine[] = [
        {
          line: 'begin',
          protocol: PROTOCOL_VERSION,
          epoch,
          patientsDue: due.filter(({ type }) => type === 'chart').length,
          wards: scope.wardIds.map((wardId) => {
            const charts = feed([wardId], 0).filter(({ type }) => type === 'chart');
            return { wardId, patients: charts.length, octets: JSON.stringify(charts).length };
          }),
          serverTime: instant(),
        },
      ];
      let patientsSent = 0;
      due.forEach((item, index) => {
        lines.push({ line: 'item', item });
        if (item.type === 'chart') patientsSent += 1;
        if (index % 4 === 3) lines.push({ line: 'mark', checkpoint: { seq: item.seq, id: item.id }, patientsSent });
      });
      lines.push({
        line: 'end',
        checkpoint: { seq: tables.seq, id: '' },
        digest: digest(scope.wardIds),
        serverTime: instant(),
      });
      return {
        answer: { status: 200, contentType: 'application/x-ndjson', body: '' },
        lines: lines.map((line) => JSON.stringify(line)),
      };
    },

    push(userId: string, body: string): ServedAnswer {
      const user = admitted(userId);
      if (user === null) return refuse(401, 'unauthenticated');
      const request = pushRequest.safeParse(JSON.parse(body));
      if (!request.success) return refuse(400, 'invalidRequest');
      // What others refer to comes first, whatever the order in which it was sent; each id is answered where it stood.
      const answers = new Map<unknown, PushResult>();
      const { items } = request.data;
      for (const item of [...items.filter((one) => !refers(one)), ...items.filter(refers)])
        answers.set(item, judge(item, user));
      const results = items.flatMap((item) => answers.get(item) ?? []);
      return json(200, { protocol: PROTOCOL_VERSION, epoch, serverTime: instant(), results });
    },

    putChart(id: string, wardId: string): void {
      const before = tables.rows.get(`chart:${id}`)?.item;
      const revision = before?.type === 'chart' ? before.document.revision + 1 : 0;
      put({ type: 'chart', seq: ++tables.seq, id, wardId, document: sampleChart(id, wardId, revision) });
      moveAlong(id, wardId);
    },
    putWard(id: string): void {
      put({ type: 'ward', seq: ++tables.seq, id, wardId: id, document: { id, siteId: SITE, name: id, beds: 20 } });
    },
    putUser: (user: User): void => void users.set(user.id, user),
    expireSession: (userId: string): void => void expired.add(userId),
    renewSession: (userId: string): void => void expired.delete(userId),
    stopFeed: (feed: FeedName, isStopped: boolean): void =>
      void (isStopped ? stopped.set(feed, instant()) : stopped.delete(feed)),
    refuseVersion: (refused: boolean): void => void (refusesVersion = refused),
    backUp: (): void => void (backup = structuredClone(tables)),
    restore(): void {
      if (backup === null) return;
      tables = structuredClone(backup);
      epoch = `epoch-${Number(epoch.slice(6)) + 1}`;
    },

    head: () => ({ seq: tables.seq, epoch }),
    truth: () => ({
      seq: tables.seq,
      epoch,
      documents: (wardIds: readonly string[]) => feed(wardIds, 0).filter(({ type }) => type !== 'removed'),
      hasOutcome: (actId: string) => tables.outcomes.has(actId),
      applied: () => tables.applied,
    }),
  } satisfies SimulatedServer;
}

function refers(raw: unknown): boolean {
  return (raw as { document?: { body?: { kind?: unknown } } }).document?.body?.kind === 'interventionOutcome';
}
