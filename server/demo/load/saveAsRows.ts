import type { Chart, FeedName } from '../../../schema/chart/chart.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import { importCharts } from '../../store/importCharts.ts';
import type { Store } from '../../store/openStore.ts';
import { chartToPieces } from './chartToPieces.ts';

const ALL_FEEDS: readonly FeedName[] = ['orders', 'results', 'allergies', 'conditions', 'patient'];

/** Writes charts through the store. A chart whose allergies could not be fetched must not look as if somebody had answered for them. */
export async function saveAsRows(
  store: Store,
  charts: readonly Chart[],
  wards: readonly [Ward, ...Ward[]],
  asOf: string,
): Promise<number> {
  const answered = charts.filter((chart) => chart.allergies.state !== 'unavailable');
  const unanswered = charts.filter((chart) => chart.allergies.state === 'unavailable');
  const save = (part: readonly Chart[], feeds: readonly FeedName[]) =>
    importCharts(store.pool, store.site.siteId, part.map(chartToPieces), { asOf, fallbackWardId: wards[0].id, feeds });
  if (answered.length > 0) await save(answered, ALL_FEEDS);
  if (unanswered.length > 0)
    await save(
      unanswered,
      ALL_FEEDS.filter((feed) => feed !== 'allergies'),
    );
  return 0;
}
