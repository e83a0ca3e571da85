import type { Chart } from '../../../schema/chart/chart.ts';
import type { Result } from '../../../schema/result.ts';
import { findPatientsMissing } from '../../store/fhirRows.ts';
import { importCharts } from '../../store/importCharts.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { isSiteEmpty, readSite } from '../../store/site.ts';
import { demoCharts } from '../demoCharts.ts';
import { demoWards } from '../demoWards.ts';
import { speak } from './keepAlive.ts';
import { loadDemo, type LoadOptions, type LoadReport } from './loadDemo.ts';
import { saveAsRows } from './saveAsRows.ts';

/**
 * Brings a demo to this moment: an empty database is filled; in a demo of the same seed and size, charts that are missing
 * (a filling that broke off) are added, and results and doses move to today. Orders stay as they are, so that what was
 * validated stays validated. Nothing but a demo is ever touched.
 */
export async function refreshDemo(store: Store, options: LoadOptions): Promise<Result<LoadReport, StoreFailure>> {
  const { pool, site } = store;
  if (await isSiteEmpty(pool, site.siteId)) return loadDemo(store, options);
  const started = performance.now();
  const charts = demoCharts({ ...options, siteId: site.siteId });
  const isDemo = (await readSite(pool, site.siteId))?.isDemo === true;
  const missing = new Set(
    await findPatientsMissing(
      pool,
      site.siteId,
      charts.map((chart) => chart.id),
    ),
  );
  if (!isDemo || missing.size === charts.length) {
    const message = 'This database does not hold the demo hospital of this seed. Nothing was changed.';
    return {
      ok: false,
      error: { message, remedy: 'Give the --patients and --seed it was made with, or an empty database.' },
    };
  }
  const wards = demoWards(site.siteId, options.patients);
  const absent = charts.filter((chart) => missing.has(chart.id));
  if (absent.length > 0) await saveAsRows(store, absent, wards, options.now);
  const present = charts.filter((chart) => !missing.has(chart.id));
  await importCharts(pool, site.siteId, present.map(whatMoves), {
    asOf: options.now,
    fallbackWardId: wards[0].id,
    feeds: ['orders', 'results', 'patient', 'conditions'],
  });
  // Allergies too: no chart's are sent again, for those of a few are not known and must stay so.
  await speak(store, options.now);
  options.onProgress?.(charts.length, charts.length);
  const count = (of: (chart: Chart) => number) => charts.reduce((total, chart) => total + of(chart), 0);
  return {
    ok: true,
    value: {
      patients: charts.length,
      orders: count((chart) => chart.orders.length),
      results: count((chart) => chart.observations.length),
      refused: 0,
      wards: wards.length,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    },
  };
}

function whatMoves({ id, observations, administrations }: Chart) {
  return { chartId: id, observations, administrations };
}
