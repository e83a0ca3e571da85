import type { Result } from '../../schema/result.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import type { RescueFailure, RescueReport } from '../../schema/wire/rescue.ts';
import { openRescueFile } from '../../sync/rescue/rescueFile.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import { findWardsOf } from '../store/accounts.ts';
import { readOutcomes } from '../store/acts.ts';
import type { Pool } from '../store/database.ts';
import { readSiteKeys } from '../store/siteKeys.ts';
import { readPushItem } from '../sync/pushItem.ts';
import { takePush } from '../sync/takePush.ts';

const ACTS_AT_ONCE = 200;

/**
 * Takes in the acts of a rescue file, whoever brings it. That they are their author's is proved by the author's signature,
 * under a key that this site vouched for when the author signed in; the author's present rights decide, as for any push.
 */
export async function takeRescue(
  { pool, siteId, now }: { readonly pool: Pool; readonly siteId: string; readonly now: Date },
  file: string,
): Promise<Result<RescueReport, RescueFailure>> {
  const keys = await readSiteKeys(pool, siteId);
  const site = { siteId, rescue: keys.rescue, signingKey: keys.signing.publicKey };
  const opened = await openRescueFile(webRescueCrypto(globalThis.crypto), site, file);
  if (!opened.ok) return opened;
  const { header, certificate, acts } = opened.value;
  const { userId, deviceId } = certificate;
  const session = { userId, deviceId, wardIds: new Set(await findWardsOf(pool, siteId, userId)), expiresAt: now };
  const known = await readOutcomes(
    pool,
    siteId,
    acts.map((act) => readPushItem(act).id),
  );
  const results: PushResult[] = [];
  for (let from = 0; from < acts.length; from += ACTS_AT_ONCE) {
    results.push(...(await takePush({ pool, siteId, session, now }, acts.slice(from, from + ACTS_AT_ONCE))));
  }
  const there = results.filter(({ outcome }) => outcome !== 'refused');
  const alreadyThere = there.filter(({ id }) => known.has(id)).length;
  return {
    ok: true,
    value: {
      header,
      authorId: userId,
      taken: there.length - alreadyThere,
      alreadyThere,
      refused: results.flatMap((result) =>
        result.outcome === 'refused' ? [{ id: result.id, reason: result.reason, detail: result.detail }] : [],
      ),
    },
  };
}
