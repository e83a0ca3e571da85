import type { Result } from '../../../schema/result.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import { inTransaction } from '../../store/database.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { isSiteEmpty, markDemo, readSite, saveWards } from '../../store/site.ts';
import { demoWards } from '../demoWards.ts';
import { addDemoAccounts } from './demoAccounts.ts';

/** Makes an empty site a demo with wards for so many patients and the two accounts. Any other site is refused. */
export async function prepareDemoSite(
  store: Store,
  name: string,
  patients: number,
): Promise<Result<readonly [Ward, ...Ward[]], StoreFailure>> {
  const { pool, site } = store;
  const refusal = await refuseUnlessEmpty(store);
  if (refusal !== null) return { ok: false, error: refusal };
  const wards = demoWards(site.siteId, patients);
  await inTransaction(pool, async (client) => {
    await markDemo(client, site.siteId, name);
    await saveWards(client, site.siteId, wards);
  });
  await addDemoAccounts(
    store,
    wards.map((ward) => ward.id),
  );
  return { ok: true, value: wards };
}

/** Made-up patients among real ones could be treated: only a store without any patient takes them. null: it is empty. */
async function refuseUnlessEmpty({ pool, site }: Store): Promise<StoreFailure | null> {
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
