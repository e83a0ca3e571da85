import type { FeedName } from '../../../schema/chart/chart.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Store } from '../../store/openStore.ts';
import { touchSiteFeeds } from '../../store/site.ts';

const EVERY_MS = 5 * 60_000;
const FEEDS: readonly FeedName[] = ['orders', 'results', 'allergies', 'conditions', 'patient'];

/**
 * Lets the interfaces of a demo go on speaking ("nothing new") until `stop` is called: a hospital whose interfaces have
 * been silent for an hour is shown as stale, and rightly so, but nobody feeds a made-up one.
 */
export function keepAlive(store: Store, onFailure: (error: unknown) => void): { readonly stop: () => void } {
  const timer = setInterval(() => {
    speak(store, new Date().toISOString()).catch(onFailure);
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/** Every interface of the site says once that it was there at this moment. */
export function speak(store: Store, at: Instant): Promise<void> {
  return touchSiteFeeds(store.pool, store.site.siteId, FEEDS, at);
}
