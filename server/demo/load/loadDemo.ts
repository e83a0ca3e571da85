import type { Chart } from '../../../schema/chart/chart.ts';
import type { Result } from '../../../schema/result.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { eachDemoChart, type DemoOptions } from '../demoCharts.ts';
import { prepareDemoSite } from './prepareDemoSite.ts';
import { saveAsFhir } from './saveAsFhir.ts';
import { saveAsRows } from './saveAsRows.ts';

export interface LoadOptions extends Omit<DemoOptions, 'siteId'> {
  /**
   * `rows`: straight into the tables, exactly as made, and 20,000 patients in two minutes. `fhir`: through the FHIR import,
   * as a hospital's system would send them; a brand name and the word "continuous" do not survive that way.
   */
  readonly via?: 'rows' | 'fhir';
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LoadReport {
  readonly patients: number;
  readonly wards: number;
  readonly orders: number;
  readonly results: number;
  readonly refused: number;
  readonly seconds: number;
}

const SITE_NAME = 'Wardlight demo hospital';
const CHARTS_PER_BATCH = 200;

/** Fills an empty store with the demo hospital: wards, the two demo accounts, charts. Refuses any other store. */
export async function loadDemo(store: Store, options: LoadOptions): Promise<Result<LoadReport, StoreFailure>> {
  const started = performance.now();
  const prepared = await prepareDemoSite(store, SITE_NAME, options.patients);
  if (!prepared.ok) return prepared;
  const wards = prepared.value;
  const save = options.via === 'fhir' ? saveAsFhir : saveAsRows;
  const counts = { patients: 0, orders: 0, results: 0, refused: 0 };
  for (const batch of batches(eachDemoChart({ ...options, siteId: store.site.siteId }), CHARTS_PER_BATCH)) {
    counts.refused += await save(store, batch, wards, options.now);
    counts.patients += batch.length;
    counts.orders += sum(batch, (chart) => chart.orders.length);
    counts.results += sum(batch, (chart) => chart.observations.length);
    options.onProgress?.(counts.patients, options.patients);
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ok: true, value: { ...counts, wards: wards.length, seconds } };
}

function sum(charts: readonly Chart[], count: (chart: Chart) => number): number {
  return charts.reduce((total, chart) => total + count(chart), 0);
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[], void, undefined> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
