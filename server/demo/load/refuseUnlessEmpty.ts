import { isSiteEmpty, readSite } from '../../store/site.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';

/** Made-up patients among real ones could be treated: only a store without any patient takes them. null: it is empty. */
export async function refuseUnlessEmpty({ pool, site }: Store): Promise<StoreFailure | null> {
  if (await isSiteEmpty(pool, site.siteId)) return null;
  const isDemo = (await readSite(pool, site.siteId))?.isDemo === true;
  return isDemo
    ? {
        message: 'This database already holds a demo hospital. Nothing was changed.',
        remedy: 'Use it as it is, or name another folder with --data (or another database with DATABASE_URL).',
      }
    : {
        message: 'This database holds patients and is not a demo. Nothing was changed.',
        remedy: 'Name an empty folder with --data, or an empty database with DATABASE_URL.',
      };
}
