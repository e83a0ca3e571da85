import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { samplePieces } from '../testing/sampleCharts.ts';
import { chartSelection } from './assembleCharts.ts';
import { importCharts } from './importCharts.ts';
import { openStore } from './openStore.ts';

/**
 * Measures ways to make a chart of its rows, on one made-up database: `node server/store/measureAssembly.ts [PATIENTS]`.
 * The numbers stand in decision record 0011.
 */
const patients = Number(process.argv[2] ?? 2000);
const folder = await mkdtemp(join(tmpdir(), 'wardlight-measure-'));
const opened = await openStore({ dataFolder: folder });
if (!opened.ok) throw new Error(opened.error.message);
const { pool, site, close } = opened.value;
try {
  const pieces = Array.from({ length: patients }, (_, number) =>
    samplePieces(number, 'ward-1', { orders: 12, results: 100 }),
  );
  const options = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'ward-1' };
  const started = performance.now();
  await importCharts(pool, site.siteId, pieces, options);
  report('import with assembly and feed', performance.now() - started);
  await pool.query('analyze');
  for (let round = 0; round < 2; round += 1) {
    await measure('text from stored row texts, in SQL (used)', textInSql);
    await measure('jsonb_agg of the same texts, in SQL', jsonbInSql);
    await measure('rows read, texts joined in JavaScript', joinedInJavaScript);
    await measure('rows read, parsed and built in JavaScript', builtInJavaScript);
    await measure('the kept chart read by its key (a pull)', keptChart);
  }
} finally {
  await close();
  await rm(folder, { recursive: true, force: true });
}

async function measure(name: string, way: (pool: Pool, chartIds: string[]) => Promise<number>): Promise<void> {
  const started = performance.now();
  let characters = 0;
  for (let start = 0; start < patients; start += 200) {
    characters += await way(
      pool,
      Array.from({ length: Math.min(200, patients - start) }, (_, index) => `chart-${start + index}`),
    );
  }
  report(`${name} (${Math.round(characters / patients)} characters each)`, performance.now() - started);
}

function report(name: string, ms: number): void {
  console.log(`${((ms * 1000) / patients).toFixed(0).padStart(6)} us a chart  ${name}`);
}

async function textInSql(on: Pool, chartIds: string[]): Promise<number> {
  const { rows } = await on.query<{ content: string }>(chartSelection, [site.siteId, chartIds, 400]);
  return sum(rows.map((row) => row.content.length));
}

async function jsonbInSql(on: Pool, chartIds: string[]): Promise<number> {
  const list = (table: string) =>
    `(select jsonb_agg(document::jsonb) from ${table} where ${table}.site_id = $1 and ${table}.chart_id = p.chart_id)`;
  const { rows } = await on.query<{ content: string }>(
    `select jsonb_build_object('patient', document::jsonb, 'orders', ${list('medication_order')},
       'observations', ${list('observation')}, 'conditions', ${list('condition')}, 'allergies', ${list('allergy')})::text as content
     from patient p where site_id = $1 and chart_id = any($2)`,
    [site.siteId, chartIds],
  );
  return sum(rows.map((row) => row.content.length));
}

async function readRows(on: Pool, chartIds: string[]): Promise<Map<string, Map<string, string[]>>> {
  const byChart = new Map<string, Map<string, string[]>>();
  for (const table of ['patient', 'medication_order', 'observation', 'condition', 'allergy']) {
    const { rows } = await on.query<{ chart_id: string; document: string }>(
      `select chart_id, document from ${table} where site_id = $1 and chart_id = any($2)`,
      [site.siteId, chartIds],
    );
    for (const { chart_id, document } of rows) {
      const chart = byChart.get(chart_id) ?? new Map<string, string[]>();
      byChart.set(chart_id, chart);
      const list = chart.get(table) ?? [];
      chart.set(table, list);
      list.push(document);
    }
  }
  return byChart;
}

async function joinedInJavaScript(on: Pool, chartIds: string[]): Promise<number> {
  const charts = await readRows(on, chartIds);
  const texts = [...charts.values()].map(
    (tables) => `{${[...tables].map(([table, list]) => `"${table}":[${list.join(',')}]`).join(',')}}`,
  );
  return sum(texts.map((text) => text.length));
}

async function builtInJavaScript(on: Pool, chartIds: string[]): Promise<number> {
  const charts = await readRows(on, chartIds);
  const texts = [...charts.values()].map((tables) =>
    JSON.stringify(
      Object.fromEntries([...tables].map(([table, list]) => [table, list.map((text): unknown => JSON.parse(text))])),
    ),
  );
  return sum(texts.map((text) => text.length));
}

async function keptChart(on: Pool, chartIds: string[]): Promise<number> {
  const { rows } = await on.query<{ document: string }>(
    'select document from chart where site_id = $1 and chart_id = any($2)',
    [site.siteId, chartIds],
  );
  return sum(rows.map((row) => row.document.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
