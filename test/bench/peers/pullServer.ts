import { fastify } from 'fastify';
import type { RunningServer } from '../../../server/createServer.ts';

/** The peer's server: the pull endpoint of RxDB's page "HTTP Replication", over the same PostgreSQL and the same patients. */
export interface PullServer {
  readonly url: string;
  close(): Promise<void>;
}

/** All documents have one age, so that the endpoint walks by id alone: the fastest that its shape allows. */
const UPDATED_AT = 1;

const QUERIES = {
  charts: 'select chart_id as id, document from chart where site_id = $1 and chart_id > $2 order by chart_id limit $3',
  lines:
    'select order_id as id, document from medication_order where site_id = $1 and order_id > $2 order by order_id limit $3',
} as const;

/** `GET /charts` and `GET /lines`, each with `id`, `updatedAt` and `limit`. */
export async function openPullServer({ store }: RunningServer): Promise<PullServer> {
  const app = fastify({ logger: false, forceCloseConnections: true });
  await store.pool.query('create index if not exists bench_order_id on medication_order (site_id, order_id)');
  for (const [name, text] of Object.entries(QUERIES)) {
    app.get<{ Querystring: { readonly id: string; readonly limit: string } }>(`/${name}`, async (request, reply) => {
      const { id, limit } = request.query;
      const values = [store.site.siteId, id, Number(limit)];
      const { rows } = await store.pool.query<{ id: string; document: string }>({
        name: `bench ${name}`,
        text,
        values,
      });
      const documents = rows.map(
        (row) => `{"id":${JSON.stringify(row.id)},"updatedAt":${UPDATED_AT},"content":${row.document}}`,
      );
      const checkpoint = JSON.stringify({ id: rows.at(-1)?.id ?? id, updatedAt: UPDATED_AT });
      return reply
        .type('application/json')
        .header('access-control-allow-origin', '*')
        .send(`{"documents":[${documents.join()}],"checkpoint":${checkpoint}}`);
    });
  }
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}
