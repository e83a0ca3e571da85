import { z } from 'zod';
import { clinicalEvent, type ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { Result } from '../../schema/result.ts';
import { exchangePass, type ExchangePass, type ExchangeRefusal } from '../../schema/wire/exchange.ts';
import { isSealIntact } from '../events/sealEvent.ts';
import { isDeeperThan } from '../isDeeperThan.ts';
import type { ExchangeCrypto } from './exchangeCrypto.ts';
import { isPassSound } from './exchangePass.ts';

/** An act that proves by itself who wrote it, over however many workstations it came. `document` is kept as it came. */
export const signedAct = z.object({
  document: z.record(z.string(), z.unknown()),
  signature: z.base64().max(100),
  pass: exchangePass,
});
export type SignedAct = z.infer<typeof signedAct>;

export interface ProvingSite {
  readonly siteId: string;
  readonly signingKey: string;
}

/** Clocks of workstations that meet without a server differ by minutes. */
export const CLOCKS_DIFFER_MS = 10 * 60_000;

/** As for a push: a digest is reckoned by recursion. */
const DEEPEST = 64;

/** Signs an act of this workstation; the digest holds all of it, the author and the device too. */
export async function signAct(
  crypto: Pick<ExchangeCrypto, 'sign'>,
  { pass, privateKey }: { readonly pass: ExchangePass; readonly privateKey: string },
  document: ClinicalEvent,
): Promise<SignedAct> {
  return { document, signature: await crypto.sign(privateKey, signedText(document)), pass };
}

/**
 * Whether the act is what its author wrote, in his own name, on a ward and in a time for which the site vouched for him.
 * `soundPasses` remembers those that were checked: thousands of acts come under one pass.
 */
export async function proveAct(
  crypto: Pick<ExchangeCrypto, 'isSignedBy' | 'sha256'>,
  site: ProvingSite,
  act: SignedAct,
  soundPasses: Map<string, boolean>,
): Promise<Result<ClinicalEvent, ExchangeRefusal>> {
  if (isDeeperThan(act.document, DEEPEST)) return { ok: false, error: 'unreadable' };
  const event = clinicalEvent.safeParse(act.document);
  if (!event.success) return { ok: false, error: 'unreadable' };
  const { pass } = act;
  const written = event.data;
  const fits =
    written.siteId === site.siteId &&
    pass.siteId === site.siteId &&
    pass.wardId === written.wardId &&
    pass.userId === written.authorId &&
    pass.userName === written.authorName &&
    pass.deviceId === written.deviceId &&
    Date.parse(written.occurredAt) <= Date.parse(pass.until) + CLOCKS_DIFFER_MS;
  const isProved =
    fits &&
    (await isKnownSound(crypto, site, pass, soundPasses)) &&
    (await crypto.isSignedBy(pass.authorKey, act.signature, signedText(written))) &&
    // The document as it came: fields of a later version are under the digest too.
    (await isSealIntact(act.document as ClinicalEvent, crypto.sha256));
  return isProved ? { ok: true, value: written } : { ok: false, error: 'notProved' };
}

async function isKnownSound(
  crypto: Pick<ExchangeCrypto, 'isSignedBy'>,
  site: ProvingSite,
  pass: ExchangePass,
  soundPasses: Map<string, boolean>,
): Promise<boolean> {
  const key = JSON.stringify(pass);
  const known = soundPasses.get(key) ?? (await isPassSound(crypto, site.signingKey, pass));
  soundPasses.set(key, known);
  return known;
}

function signedText({ id, digest }: Pick<ClinicalEvent, 'id' | 'digest'>): string {
  return `wardlight act 1\n${id}\n${digest}`;
}
