import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type RunningServer } from '../../../server/createServer.ts';
import { loadDemo } from '../../../server/demo/load/loadDemo.ts';
import { importCharts } from '../../../server/store/importCharts.ts';
import { createCleanup } from '../benchmark.ts';
import { serveParent } from '../forkedPart.ts';
import { openPullServer, type PullServer } from '../peers/pullServer.ts';
import {
  preciseNow,
  type HospitalOrder,
  type OpenedHospital,
  type ServerChange,
  type ServerMemory,
} from './hospitalOrders.ts';

/** The central server on a PostgreSQL of its own, in a process of its own; and the peer's server on the same tables. */
const cleanup = createCleanup();
const SAY_EVERY = 1000;
const MEGABYTE = 2 ** 20;
let server: RunningServer;
let peers: PullServer | null = null;

serveParent(
  (order, say) => answer(order as HospitalOrder, say),
  () => cleanup.run(),
);

async function answer(order: HospitalOrder, say: (progress: string) => void): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      return open(order.patients, say);
    case 'openNode': {
      server = await cleanup.open(createServer({ databaseUrl: order.databaseUrl }), (opened) => opened.close());
      return server.url;
    }
    case 'chartsOf': {
      const { rows } = await server.store.pool.query<{ chart_id: string }>(
        'select chart_id from chart where site_id = $1 and ward_id = $2 order by chart_id',
        [server.store.site.siteId, order.wardId],
      );
      return rows.map((row) => row.chart_id);
    }
    case 'change':
      return change(order.chartId, order.number);
    case 'memory': {
      // Kilobytes.
      const highest = process.resourceUsage().maxRSS / 1024;
      return {
        residentMb: Math.round(process.memoryUsage.rss() / MEGABYTE),
        highestResidentMb: Math.round(highest),
      } satisfies ServerMemory;
    }
  }
}

async function open(patients: number, say: (progress: string) => void): Promise<OpenedHospital> {
  const folder = await cleanup.open(mkdtemp(join(tmpdir(), 'wardlight-bench-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  server = await cleanup.open(createServer({ dataFolder: folder }), (opened) => opened.close());
  const onProgress = (done: number): void => {
    if (done % SAY_EVERY === 0) say(`filling the hospital: ${done} of ${patients} patients`);
  };
  const now = new Date().toISOString();
  const loaded = await loadDemo(server.store, { patients, seed: 1, now, onProgress });
  if (!loaded.ok) throw new Error(loaded.error.message);
  // As the database does by itself in a server that has run for a while.
  await server.store.pool.query('vacuum analyze');
  peers = await cleanup.open(openPullServer(server), (opened) => opened.close());
  const { databaseUrl, site } = server.store;
  return { url: server.url, peerUrl: peers.url, databaseUrl, siteId: site.siteId };
}

/** A new result from the laboratory, through the import that every interface uses. */
async function change(chartId: string, number: number): Promise<ServerChange> {
  const { pool, site } = server.store;
  const at = new Date().toISOString();
  const observationId = `bench-${number}`;
  const value = { value: Math.round((3.5 + (number % 20) / 10) * 10) / 10, unit: 'mmol/L' };
  const code = { codings: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }], text: 'Potassium' };
  const result = { id: observationId, status: 'final', category: 'laboratory', code, value } as const;
  const askedAt = preciseNow();
  await importCharts(pool, site.siteId, [{ chartId, observations: [{ ...result, effectiveAt: at, issuedAt: at }] }], {
    asOf: at,
    fallbackWardId: '',
  });
  const committedAt = preciseNow();
  const { rows } = await pool.query<{ document: string }>(
    'select document from chart where site_id = $1 and chart_id = $2',
    [site.siteId, chartId],
  );
  const document = rows[0]?.document ?? '';
  peers?.changed(chartId, document);
  return { askedAt, committedAt, observationId, document };
}
