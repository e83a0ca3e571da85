import { hkdfSync } from 'node:crypto';
import type { ExchangeKeys } from '../../schema/wire/exchange.ts';
import { canonicalJson } from '../../sync/canonicalJson.ts';
import { issuePass } from '../../sync/exchange/exchangePass.ts';
import { monthsToRead } from '../../sync/exchange/wardKeys.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import type { User } from '../../schema/wire/session.ts';
import type { SiteKeyPairs } from '../store/siteKeys.ts';

const crypto = webRescueCrypto(globalThis.crypto);

/**
 * What this person may read and write in the exchange among workstations, until the lease ends. The keys of a ward change
 * with the month: who lost the ward, or left, reads nothing of the months that follow his last lease.
 */
export async function exchangeKeysOf(
  keys: Pick<SiteKeyPairs, 'signing' | 'exchange'>,
  person: {
    readonly user: User;
    readonly deviceId: string;
    readonly authorKey: string;
    readonly now: Date;
    readonly leaseUntil: string;
  },
): Promise<ExchangeKeys> {
  const { user, deviceId, authorKey, now, leaseUntil } = person;
  const { siteId } = user;
  const months = monthsToRead(now, new Date(leaseUntil));
  const claim = { siteId, userId: user.id, userName: user.displayName, deviceId, authorKey };
  const vouched = { ...claim, issuedAt: now.toISOString(), until: leaseUntil };
  const passOf = (wardId: string) => issuePass(crypto, keys.signing.privateKey, { ...vouched, wardId });
  const wards = user.wards.map(async ({ id: wardId }) => ({
    wardId,
    pass: await passOf(wardId),
    keys: months.map((month) => ({ month, key: wardKey(keys.exchange, { siteId, wardId, month }) })),
  }));
  return { wards: await Promise.all(wards) };
}

/** HKDF-SHA256 from the site's secret (RFC 5869): the same on every node of the server, and after a restore. */
function wardKey(secret: string, of: { siteId: string; wardId: string; month: string }): string {
  const info = `wardlight exchange ward 1\n${canonicalJson(of)}`;
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', info, 32)).toString('base64');
}
