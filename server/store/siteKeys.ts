import { randomBytes } from 'node:crypto';
import type { SiteKeys } from '../../schema/wire/rescue.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import type { Queryable } from './database.ts';

type KeyPair = { readonly publicKey: string; readonly privateKey: string };
/**
 * `rescue` (X25519): rescue files are sealed to it. `signing` (Ed25519): vouches for authors' keys. `exchange`: 32 random
 * bytes in base64, from which come the keys of the wards for the exchange among workstations.
 */
export type SiteKeyPairs = { readonly rescue: KeyPair; readonly signing: KeyPair; readonly exchange: string };

const PURPOSES = 3;

/**
 * Made with the site, so that every backup has them: a rescue file is needed most after a restore. They lie beside the
 * data that they protect; whoever has this database has no need of them.
 */
export async function ensureSiteKeys(client: Queryable, siteId: string): Promise<void> {
  const { rows } = await client.query('select 1 from site_key where site_id = $1', [siteId]);
  if (rows.length >= PURPOSES) return;
  const crypto = webRescueCrypto(globalThis.crypto);
  const [rescue, signing] = [await crypto.newKeys('X25519'), await crypto.newKeys('Ed25519')];
  await client.query(
    `insert into site_key (site_id, purpose, public_key, private_key)
     values ($1, 'rescue', $2, $3), ($1, 'signing', $4, $5), ($1, 'exchange', '', $6) on conflict do nothing`,
    [
      siteId,
      rescue.publicKey,
      rescue.privateKey,
      signing.publicKey,
      signing.privateKey,
      randomBytes(32).toString('base64'),
    ],
  );
}

export async function readSiteKeys(client: Queryable, siteId: string): Promise<SiteKeyPairs> {
  const { rows } = await client.query<{ purpose: string } & KeyPair>(
    'select purpose, public_key as "publicKey", private_key as "privateKey" from site_key where site_id = $1',
    [siteId],
  );
  const of = (purpose: string): KeyPair => {
    const row = rows.find((one) => one.purpose === purpose);
    if (row === undefined) throw new Error(`the site has no ${purpose} key`);
    return row;
  };
  return { rescue: of('rescue'), signing: of('signing'), exchange: of('exchange').privateKey };
}

export function publicHalves({ rescue, signing }: SiteKeyPairs): SiteKeys {
  return { rescue: rescue.publicKey, signing: signing.publicKey };
}
