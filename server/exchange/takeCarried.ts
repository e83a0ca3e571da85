import type { PushResult } from '../../schema/wire/push.ts';
import { proveAct, signedAct, type SignedAct } from '../../sync/exchange/signedAct.ts';
import { webExchangeCrypto } from '../../sync/exchange/webExchangeCrypto.ts';
import { findWardsOf } from '../store/accounts.ts';
import type { Pool } from '../store/database.ts';
import { readSiteKeys } from '../store/siteKeys.ts';
import { readPushItem, refuse } from '../sync/pushItem.ts';
import { takePush } from '../sync/takePush.ts';

const crypto = webExchangeCrypto(globalThis);

type Arrival = { readonly pool: Pool; readonly siteId: string; readonly now: Date };
type Carried = { readonly at: number; readonly act: SignedAct; readonly item: unknown };

/**
 * Takes acts that another workstation than their author's brings. The author's signature under a pass of this site proves
 * each; the author's present rights decide, as for his own push, and the id makes a second copy harmless.
 */
export async function takeCarried(arrival: Arrival, rawActs: readonly unknown[]): Promise<readonly PushResult[]> {
  const { signing } = await readSiteKeys(arrival.pool, arrival.siteId);
  const site = { siteId: arrival.siteId, signingKey: signing.publicKey };
  const soundPasses = new Map<string, boolean>();
  const results: PushResult[] = [];
  const proved: Carried[] = [];
  for (const [at, raw] of rawActs.entries()) {
    const act = signedAct.safeParse(raw);
    const item = act.success ? { type: 'event', document: act.data.document } : raw;
    const isProved = act.success && (await proveAct(crypto, site, act.data, soundPasses)).ok;
    if (act.success && isProved) proved.push({ at, act: act.data, item });
    else results[at] = refuse(readPushItem(item).id, 'forbidden', 'who wrote this act is not proved');
  }
  // In the order of writing, over all authors: one may speak of another's intervention.
  for (const run of runsOfOneAuthor(proved)) {
    const taken = await takeRun(arrival, run);
    for (const [index, { at }] of run.entries()) results[at] = taken[index] ?? refuse('', 'invalid', 'no result');
  }
  return results;
}

async function takeRun({ pool, siteId, now }: Arrival, run: readonly Carried[]): Promise<readonly PushResult[]> {
  const pass = run[0]?.act.pass;
  if (pass === undefined) return [];
  const { userId, deviceId } = pass;
  const session = { userId, deviceId, wardIds: new Set(await findWardsOf(pool, siteId, userId)), expiresAt: now };
  return takePush(
    { pool, siteId, session, now },
    run.map(({ item }) => item),
  );
}

function runsOfOneAuthor(acts: readonly Carried[]): readonly (readonly Carried[])[] {
  const inOrder = acts.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  const runs: Carried[][] = [];
  for (const act of inOrder) {
    const run = runs.at(-1);
    if (run !== undefined && authorOf(run[0]) === authorOf(act)) run.push(act);
    else runs.push([act]);
  }
  return runs;
}

/** A person at one workstation: the session that the server judges the acts by. */
function authorOf(carried: Carried | undefined): string {
  return carried === undefined ? '' : `${carried.act.pass.userId}\n${carried.act.pass.deviceId}`;
}

function idOf({ act }: Carried): string {
  return String(act.document['id']);
}
