import type { Pool } from 'pg';
import { samplePieces } from '../testing/sampleCharts.ts';
import { chartSelection } from './assembleCharts.ts';
import { importCharts } from './importCharts.ts';
import type { Store } from './openStore.ts';

type Way = (pool: Pool, siteId: string, chartIds: readonly string[]) => Promise<number>;

const WAYS: readonly (readonly [string, Way])[] = [
  ['text from stored row texts, in SQL (used)', textInSql],
  ['jsonb_agg of the same texts, in SQL', jsonbInSql],
  ['rows read, texts joined in JavaScript', joinedInJavaScript],
  ['rows read, parsed and built in JavaScript', builtInJavaScript],
  ['the kept chart read by its key (a pull)', keptChart],
];

/** Measures ways to make a chart of its rows, on one made-up database. The numbers stand in decision record 0011. */
export async function measureAssembly({ pool, site }: Store, patients: number, rounds: number): Promise<string[]> {
  const lines: string[] = [];
  const report = (name: string, ms: number): void => {
    lines.push(`${((ms * 1000) / patients).toFixed(0).padStart(6)} us a chart  ${name}`);
  };
  const pieces = Array.from({ length: patients }, (_, number) =>
    samplePieces(number, 'ward-1', { orders: 12, results: 100 }),
  );
  const options = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'ward-1' };
  const started = performance.now();
  await importCharts(pool, site.siteId, pieces, options);
  report('import with assembly and feed', performance.now() - started);
  await pool.query('analyze');
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, way] of WAYS) {
      const { characters, ms } = await measure(way, pool, site.siteId, patients);
      report(`${name} (${Math.round(characters / patients)} characters each)`, ms);
    }
  }
  return lines;
}

async function measure(
  way: Way,
  pool: Pool,
  siteId: string,
  patients: number,
): Promise<{ characters: number; ms: number }> {
  const started = performance.now();
  let characters = 0;
  for (let start = 0; start < patients; start += 200) {
    const count = Math.min(200, patients - start);
    characters += await way(
      pool,
      siteId,
      Array.from({ length: count }, (_, index) => `chart-${start + index}`),
    );
  }
  return { characters, ms: performance.now() - started };
}

async function textInSql(on: Pool, siteId: string, chartIds: readonly string[]): Promise<number> {
  const { rows } = await on.query<{ content: string }>(chartSelection, [siteId, chartIds, 400]);
  return sum(rows.map((row) => row.content.length));
}

async function jsonbInSql(on: Pool, siteId: string, chartIds: readonly string[]): Promise<number> {
  const list = (table: string) =>
    `(select jsonb_agg(document::jsonb) from ${table} where ${table}.site_id = $1 and ${table}.chart_id = p.chart_id)`;
  const { rows } = await on.query<{ content: string }>(
    `select jsonb_build_object('patient', document::jsonb, 'orders', ${list('medication_order')},
       'observations', ${list('observation')}, 'conditions', ${list('condition')}, 'allergies', ${list('allergy')})::text as content
     from patient p where site_id = $1 and chart_id = any($2)`,
    [siteId, chartIds],
  );
  return sum(rows.map((row) => row.content.length));
}

async function readRows(
  on: Pool,
  siteId: string,
  chartIds: readonly string[],
): Promise<Map<string, Map<string, string[]>>> {
  const byChart = new Map<string, Map<string, string[]>>();
  for (const table of ['patient', 'medication_order', 'observation', 'condition', 'allergy']) {
    const { rows } = await on.query<{ chart_id: string; document: string }>(
      `select chart_id, document from ${table} where site_id = $1 and chart_id = any($2)`,
      [siteId, chartIds],
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

async function joinedInJavaScript(on: Pool, siteId: string, chartIds: readonly string[]): Promise<number> {
  const charts = await readRows(on, siteId, chartIds);
  const texts = [...charts.values()].map(
    (tables) => `{${[...tables].map(([table, list]) => `"${table}":[${list.join(',')}]`).join(',')}}`,
  );
  return sum(texts.map((text) => text.length));
}

async function builtInJavaScript(on: Pool, siteId: string, chartIds: readonly string[]): Promise<number> {
  const charts = await readRows(on, siteId, chartIds);
  const texts = [...charts.values()].map((tables) =>
    JSON.stringify(
      Object.fromEntries([...tables].map(([table, list]) => [table, list.map((text): unknown => JSON.parse(text))])),
    ),
  );
  return sum(texts.map((text) => text.length));
}

async function keptChart(on: Pool, siteId: string, chartIds: readonly string[]): Promise<number> {
  const { rows } = await on.query<{ document: string }>(
    'select document from chart where site_id = $1 and chart_id = any($2)',
    [siteId, chartIds],
  );
  return sum(rows.map((row) => row.document.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
