import type { Chart } from '../../../schema/chart/chart.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import { chartIdOf, importFhir } from '../../fhir/importFhir.ts';
import type { FhirDocument } from '../../fhir/readDocuments.ts';
import { importCharts } from '../../store/importCharts.ts';
import type { Store } from '../../store/openStore.ts';
import { chartToBundle } from '../fhir/chartToFhir.ts';

/** Sends charts as FHIR R4 bundles, and the planned doses, for which R4 has no word, as rows. Returns how many resources were refused. */
export async function saveAsFhir(
  store: Store,
  charts: readonly Chart[],
  wards: readonly [Ward, ...Ward[]],
  asOf: string,
): Promise<number> {
  const options = { fallbackWardId: wards[0].id, asOf };
  const report = await importFhir(store, bundles(charts, wards), options);
  const planned = charts.map((chart) => ({
    chartId: chartIdOf(store.site.idKey, chart.id),
    administrations: chart.administrations.filter(({ status }) => status === 'planned'),
  }));
  await importCharts(store.pool, store.site.siteId, planned, options);
  return report.refusedCount;
}

async function* bundles(charts: readonly Chart[], wards: readonly Ward[]): AsyncGenerator<FhirDocument> {
  const names = new Map(wards.map((ward) => [ward.id, ward.name]));
  let line = 0;
  for (const chart of charts)
    yield { source: 'demo', line: (line += 1), value: chartToBundle(chart, names.get(chart.wardId) ?? chart.wardId) };
}
