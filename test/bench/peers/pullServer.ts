import { once } from 'node:events';
import { fastify, type FastifyReply } from 'fastify';
import type { RunningServer } from '../../../server/createServer.ts';

/**
 * The peer's server: the endpoints of RxDB's page "HTTP Replication", over the same PostgreSQL and the same patients. Like
 * there it compresses nothing.
 */
export interface PullServer {
  readonly url: string;
  /** Tells the open streams, with the document in the message. */
  changed(id: string, document: string): void;
  close(): Promise<void>;
}

/** All documents have one age, so that the endpoint walks by id alone: the fastest that its shape allows. */
const UPDATED_AT = 1;
const LARGEST_PUSH = 16_000_000;

const READ_PAGE =
  'select chart_id as id, document from chart where site_id = $1 and chart_id > $2 order by chart_id limit $3';
const TABLE = 'create table if not exists bench_push (id text primary key, document text not null)';

interface PushRow {
  readonly newDocumentState: { readonly id: string };
  readonly assumedMasterState?: object;
}

/** `GET /charts` with `id`, `updatedAt` and `limit`; `POST /push`; `GET /stream` as server-sent events. */
export async function openPullServer({ store }: RunningServer): Promise<PullServer> {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: LARGEST_PUSH });
  const streams = new Set<FastifyReply>();
  await store.pool.query(TABLE);
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('access-control-allow-origin', '*').header('access-control-allow-headers', '*');
  });
  app.options('/*', async (_request, reply) => reply.code(204).send());
  app.get<{ Querystring: { readonly id: string; readonly limit: string } }>('/charts', async (request, reply) => {
    const { id, limit } = request.query;
    const { rows } = await store.pool.query<{ id: string; document: string }>({
      name: 'bench charts',
      text: READ_PAGE,
      values: [store.site.siteId, id, Number(limit)],
    });
    return reply.type('application/json').send(pageOf(rows, id));
  });
  app.post('/push', async (request) => {
    const conflicts: unknown[] = [];
    for (const { newDocumentState, assumedMasterState } of request.body as readonly PushRow[]) {
      const { rows } = await store.pool.query<{ document: string }>('select document from bench_push where id = $1', [
        newDocumentState.id,
      ]);
      if (rows[0] !== undefined && assumedMasterState === undefined) conflicts.push(JSON.parse(rows[0].document));
      else
        await store.pool.query(
          'insert into bench_push values ($1, $2) on conflict (id) do update set document = excluded.document',
          [newDocumentState.id, JSON.stringify(newDocumentState)],
        );
    }
    return conflicts;
  });
  app.get('/stream', async (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    reply.raw.write(': open\n\n');
    streams.add(reply);
    void once(reply.raw, 'close').then(() => streams.delete(reply));
    return reply;
  });
  app.addHook('preClose', () => {
    for (const { raw } of streams) raw.end();
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    changed: (id, document) => {
      for (const { raw } of streams) raw.write(`data: ${pageOf([{ id, document }], id)}\n\n`);
    },
    close: () => app.close(),
  };
}

function pageOf(rows: readonly { readonly id: string; readonly document: string }[], from: string): string {
  const documents = rows.map(
    (row) => `{"id":${JSON.stringify(row.id)},"updatedAt":${UPDATED_AT},"content":${row.document}}`,
  );
  const checkpoint = JSON.stringify({ id: rows.at(-1)?.id ?? from, updatedAt: UPDATED_AT });
  return `{"documents":[${documents.join()}],"checkpoint":${checkpoint}}`;
}
