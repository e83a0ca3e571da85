import type { ExchangePass } from '../../schema/wire/exchange.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { RescueCrypto } from '../rescue/rescueCrypto.ts';

/** The site vouches for a person's key on one ward. */
export async function issuePass(
  crypto: Pick<RescueCrypto, 'sign'>,
  sitePrivateKey: string,
  claim: Omit<ExchangePass, 'signature'>,
): Promise<ExchangePass> {
  return { ...claim, signature: await crypto.sign(sitePrivateKey, textOf(claim)) };
}

/** Whether the site vouched for exactly this. */
export function isPassSound(
  crypto: Pick<RescueCrypto, 'isSignedBy'>,
  signingKey: string,
  { signature, ...claim }: ExchangePass,
): Promise<boolean> {
  return crypto.isSignedBy(signingKey, signature, textOf(claim));
}

/** The prefix keeps a signature under one thing from being shown as one under another. */
function textOf(claim: Omit<ExchangePass, 'signature'>): string {
  const { siteId, wardId, userId, userName, deviceId, authorKey, issuedAt, until } = claim;
  const bound = { siteId, wardId, userId, userName, deviceId, authorKey, issuedAt, until };
  return `wardlight exchange pass 1\n${canonicalJson(bound)}`;
}
