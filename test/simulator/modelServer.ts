import type { FeedName } from '../../schema/chart/chart.ts';
import type { BulkLine } from '../../schema/wire/bulk.ts';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { pullRequest, type PullResponse } from '../../schema/wire/pull.ts';
import { pushRequest, type PushResult } from '../../schema/wire/push.ts';
import type { User } from '../../schema/wire/session.ts';
import { may } from '../../sync/policy/access.ts';
import { judge, refers } from './modelJudge.ts';
import { digestOf, feedOf, moveAlong, put, type Tables } from './modelTables.ts';
import { sampleChart, SITE } from './sampleDocuments.ts';
import type { ServedAnswer, SimulatedServer } from './simulatedServer.ts';

/** The rules of schema/wire in memory, in the plainest way that can be read against them. */
export function createModelServer(
  nowMs: () => number,
  options: { readonly largestPage: number; readonly forgetsIds?: boolean; readonly lastWriteWins?: boolean },
) {
  let tables: Tables = { seq: 0, durableThrough: 0, rows: new Map(), outcomes: new Map(), applied: [] };
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
  const refuse = (status: number, error: string, body: string): ServedAnswer =>
    json(status, { error, message: error, reference: 'r-1', nonce: (JSON.parse(body) as { nonce?: string }).nonce });

  function admitted(userId: string): User | null {
    return expired.has(userId) ? null : (users.get(userId) ?? null);
  }

  function readPull(userId: string, body: string) {
    const user = admitted(userId);
    if (user === null) return { ok: false as const, answer: refuse(401, 'unauthenticated', body) };
    const request = pullRequest.safeParse(JSON.parse(body));
    if (!request.success) return { ok: false as const, answer: refuse(400, 'invalidRequest', body) };
    if (refusesVersion) return { ok: false as const, answer: refuse(426, 'protocolTooOld', body) };
    const allowed = request.data.scope.wardIds.every((wardId) => may(user, 'chart.read', { siteId: SITE, wardId }));
    if (!allowed) return { ok: false as const, answer: refuse(403, 'forbidden', body) };
    const isOtherEpoch = request.data.epoch !== null && request.data.epoch !== epoch;
    if (isOtherEpoch || request.data.checkpoint.seq > tables.seq)
      return { ok: false as const, answer: refuse(409, 'conflict', body) };
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
      const due = feedOf(tables, scope.wardIds, checkpoint.seq, wards);
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
        digest: more ? null : digestOf(tables, scope.wardIds),
        serverTime: instant(),
        feedsAsOf: {
          orders: at('orders'),
          results: at('results'),
          allergies: at('allergies'),
          conditions: at('conditions'),
          patient: at('patient'),
        },
        durableThrough: tables.durableThrough,
        nonce: read.request.nonce,
      };
      return json(200, response);
    },

    /** The lines of the answer, or the refusal. */
    bulk(userId: string, body: string): { readonly answer: ServedAnswer; readonly lines: readonly string[] } {
      const read = readPull(userId, body);
      if (!read.ok) return { answer: read.answer, lines: [] };
      const { scope, checkpoint, wards } = read.request;
      const due = feedOf(tables, scope.wardIds, checkpoint.seq, wards);
      const lines: BulkLine[] = [
        {
          line: 'begin',
          protocol: PROTOCOL_VERSION,
          epoch,
          patientsDue: due.filter(({ type }) => type === 'chart').length,
          wards: scope.wardIds.map((wardId) => {
            const charts = feedOf(tables, [wardId], 0).filter(({ type }) => type === 'chart');
            return { wardId, patients: charts.length, octets: JSON.stringify(charts).length };
          }),
          serverTime: instant(),
          nonce: read.request.nonce,
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
        digest: digestOf(tables, scope.wardIds),
        serverTime: instant(),
      });
      return {
        answer: { status: 200, contentType: 'application/x-ndjson', body: '' },
        lines: lines.map((line) => JSON.stringify(line)),
      };
    },

    push(userId: string, body: string): ServedAnswer {
      const user = admitted(userId);
      if (user === null) return refuse(401, 'unauthenticated', body);
      const request = pushRequest.safeParse(JSON.parse(body));
      if (!request.success) return refuse(400, 'invalidRequest', body);
      // What others refer to comes first, whatever the order in which it was sent; each id is answered where it stood.
      const answers = new Map<unknown, PushResult>();
      const { items } = request.data;
      for (const item of [...items.filter((one) => !refers(one)), ...items.filter(refers)])
        answers.set(item, judge(tables, item, user, options));
      const results = items.flatMap((item) => answers.get(item) ?? []);
      return json(200, {
        protocol: PROTOCOL_VERSION,
        epoch,
        serverTime: instant(),
        results,
        nonce: request.data.nonce,
      });
    },

    putChart(id: string, wardId: string): void {
      const before = tables.rows.get(`chart:${id}`)?.item;
      const revision = before?.type === 'chart' ? before.document.revision + 1 : 0;
      put(tables, { type: 'chart', seq: ++tables.seq, id, wardId, document: sampleChart(id, wardId, revision) });
      moveAlong(tables, id, wardId);
    },
    putWard(id: string): void {
      put(tables, {
        type: 'ward',
        seq: ++tables.seq,
        id,
        wardId: id,
        document: { id, siteId: SITE, name: id, beds: 20 },
      });
    },
    putUser: (user: User): void => void users.set(user.id, user),
    expireSession: (userId: string): void => void expired.add(userId),
    renewSession: (userId: string): void => void expired.delete(userId),
    stopFeed: (feed: FeedName, isStopped: boolean): void =>
      void (isStopped ? stopped.set(feed, instant()) : stopped.delete(feed)),
    refuseVersion: (refused: boolean): void => void (refusesVersion = refused),
    backUp(): void {
      backup = structuredClone(tables);
      tables.durableThrough = tables.seq;
    },
    restore(): void {
      if (backup === null) return;
      tables = structuredClone(backup);
      epoch = `epoch-${Number(epoch.slice(6)) + 1}`;
    },

    head: () => ({ seq: tables.seq, epoch }),
    truth: () => ({
      seq: tables.seq,
      epoch,
      documents: (wardIds: readonly string[]) => feedOf(tables, wardIds, 0).filter(({ type }) => type !== 'removed'),
      outcomeOf(actId: string) {
        const outcome = tables.outcomes.get(actId)?.result.outcome;
        return outcome === 'accepted' || outcome === 'conflict' ? outcome : null;
      },
      isInBackup: (actId: string) => backup?.outcomes.has(actId) === true,
      applied: () => tables.applied,
    }),
  } satisfies SimulatedServer;
}
