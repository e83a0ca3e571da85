import type { Chart, FeedName } from '../../../schema/chart/chart.ts';
import type { Result } from '../../../schema/result.ts';
import { importCharts } from '../../store/importCharts.ts';
import { inTransaction } from '../../store/database.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { markDemo, saveWards } from '../../store/site.ts';
import { eachDemoChart, type DemoOptions } from '../demoCharts.ts';
import { demoWards } from '../demoWards.ts';
import { refuseUnlessEmpty } from './refuseUnlessEmpty.ts';
import { addDemoAccounts } from './demoAccounts.ts';
import { chartToPieces } from './chartToPieces.ts';

export interface LoadOptions extends Omit<DemoOptions, 'siteId'> {
  readonly siteName?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LoadReport {
  readonly patients: number;
  readonly wards: number;
  readonly orders: number;
  readonly results: number;
  readonly seconds: number;
}

const DEMO_SITE_NAME = 'Wardlight demo hospital';
const ALL_FEEDS: readonly FeedName[] = ['orders', 'results', 'allergies', 'conditions', 'patient'];
const CHARTS_PER_BATCH = 200;

/** Fills an empty store with the demo hospital: wards, the two demo accounts, charts. Refuses any other store. */
export async function loadDemo(store: Store, options: LoadOptions): Promise<Result<LoadReport, StoreFailure>> {
  const started = performance.now();
  const { pool, site } = store;
  const refusal = await refuseUnlessEmpty(store);
  if (refusal !== null) return { ok: false, error: refusal };
  const wards = demoWards(site.siteId, options.patients);
  await inTransaction(pool, async (client) => {
    await markDemo(client, site.siteId, options.siteName ?? DEMO_SITE_NAME);
    await saveWards(client, site.siteId, wards);
  });
  await addDemoAccounts(
    store,
    wards.map((ward) => ward.id),
  );
  let done = 0;
  let orders = 0;
  let results = 0;
  for (const batch of batches(eachDemoChart({ ...options, siteId: site.siteId }), CHARTS_PER_BATCH)) {
    await saveBatch(store, batch, wards[0].id, options.now);
    done += batch.length;
    orders += batch.reduce((sum, chart) => sum + chart.orders.length, 0);
    results += batch.reduce((sum, chart) => sum + chart.observations.length, 0);
    options.onProgress?.(done, options.patients);
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ok: true, value: { patients: done, wards: wards.length, orders, results, seconds } };
}

/** A chart whose allergies could not be fetched must not look as if somebody had answered for them. */
async function saveBatch(store: Store, batch: readonly Chart[], fallbackWardId: string, asOf: string): Promise<void> {
  const answered = batch.filter((chart) => chart.allergies.state !== 'unavailable');
  const unanswered = batch.filter((chart) => chart.allergies.state === 'unavailable');
  const save = (charts: readonly Chart[], feeds: readonly FeedName[]) =>
    importCharts(store.pool, store.site.siteId, charts.map(chartToPieces), { asOf, fallbackWardId, feeds });
  if (answered.length > 0) await save(answered, ALL_FEEDS);
  if (unanswered.length > 0)
    await save(
      unanswered,
      ALL_FEEDS.filter((feed) => feed !== 'allergies'),
    );
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
