import type { AuthorCertificate } from '../../schema/wire/rescue.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { RescueCrypto } from './rescueCrypto.ts';

/** The site vouches for an author's key. */
export async function certify(
  crypto: RescueCrypto,
  sitePrivateKey: string,
  claim: Omit<AuthorCertificate, 'signature'>,
): Promise<AuthorCertificate> {
  return { ...claim, signature: await crypto.sign(sitePrivateKey, textOf(claim)) };
}

/** Whether the site vouched for exactly this. */
export function isCertified(
  crypto: RescueCrypto,
  siteSigningKey: string,
  { signature, ...claim }: AuthorCertificate,
): Promise<boolean> {
  return crypto.isSignedBy(siteSigningKey, signature, textOf(claim));
}

/** The prefix keeps a signature under one thing from being shown as one under another. */
function textOf({ siteId, userId, deviceId, authorKey, issuedAt }: Omit<AuthorCertificate, 'signature'>): string {
  return `wardlight author certificate 1\n${canonicalJson({ siteId, userId, deviceId, authorKey, issuedAt })}`;
}
