import type { ExchangeSeat } from '../../../sync/exchange/exchangeBundle.ts';
import type { VaultRecord } from '../vault/envelope.ts';

/** null: the server has not yet given keys to this profile; one sign-in does it. */
export function exchangeSeatOf(
  { user, authorKey, siteKeys, exchange }: VaultRecord,
  deviceId: string,
): ExchangeSeat | null {
  if (authorKey === undefined || siteKeys === undefined || exchange === undefined) return null;
  const { siteId } = user;
  return { siteId, deviceId, signingKey: siteKeys.signing, keys: exchange, privateKey: authorKey.privateKey };
}
