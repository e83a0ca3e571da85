import { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import {
  authorCertificate,
  rescueHeader,
  type AuthorCertificate,
  type RescueFailure,
  type RescueHeader,
  type SiteKeys,
} from '../../schema/wire/rescue.ts';
import { isCertified } from './certificate.ts';
import type { RescueCrypto } from './rescueCrypto.ts';

/** Who wrote the acts, and the key that proves it. */
export interface RescueAuthor {
  readonly certificate: AuthorCertificate;
  readonly authorPrivateKey: string;
  readonly siteKeys: SiteKeys;
}

const NAME = 'wardlight-rescue';
const VERSION = 1;
const MOST_ACTS = 20_000;

/** `acts`: the JSON text of a list of push items, kept as text so that what was signed is what is read. */
const content = z.object({
  certificate: authorCertificate,
  signature: z.base64().max(100),
  acts: z.string(),
});
const actList = z.array(z.unknown()).min(1).max(MOST_ACTS);

/**
 * Acts that could not be sent, for a USB stick: three lines of text. First the format and the length of the third, so that
 * a file that was cut off is told from one that was changed; then what anybody may read (site, device, count, time); then
 * everything else, sealed to the site's server and signed by the author.
 */
export async function sealRescueFile(
  crypto: RescueCrypto,
  author: RescueAuthor,
  acts: readonly unknown[],
  writtenAt: string,
): Promise<string> {
  const { certificate, siteKeys } = author;
  const header: RescueHeader = {
    siteId: certificate.siteId,
    deviceId: certificate.deviceId,
    count: acts.length,
    writtenAt,
  };
  const readable = JSON.stringify(header);
  const text = JSON.stringify(acts);
  const signature = await crypto.sign(author.authorPrivateKey, signedText(readable, text));
  const inside: z.infer<typeof content> = { certificate, signature, acts: text };
  const sealed = await crypto.seal(siteKeys.rescue, JSON.stringify(inside), readable);
  return `${NAME} ${VERSION} ${sealed.length}\n${readable}\n${sealed}\n`;
}

/** What the file says of itself, without any key: it may be forged until it is opened. */
export function readRescueHeader(file: string): Result<RescueHeader, RescueFailure> {
  const parts = split(file);
  return parts.ok ? { ok: true, value: parts.value.header } : parts;
}

/** Opened by the site's server. `acts` are as untrusted as any push; that `certificate.userId` sends them is proved. */
export async function openRescueFile(
  crypto: RescueCrypto,
  site: {
    readonly siteId: string;
    readonly rescue: { readonly publicKey: string; readonly privateKey: string };
    readonly signingKey: string;
  },
  file: string,
): Promise<
  Result<
    { readonly header: RescueHeader; readonly certificate: AuthorCertificate; readonly acts: readonly unknown[] },
    RescueFailure
  >
> {
  const parts = split(file);
  if (!parts.ok) return parts;
  const { header, readable, sealed } = parts.value;
  if (header.siteId !== site.siteId) return { ok: false, error: 'otherSite' };
  const plain = await crypto.open(site.rescue, sealed, readable);
  if (plain === null) return { ok: false, error: 'altered' };
  const inside = content.safeParse(parsed(plain));
  if (!inside.success) return { ok: false, error: 'forged' };
  const { certificate, signature, acts: text } = inside.data;
  const isProved =
    certificate.siteId === site.siteId &&
    certificate.deviceId === header.deviceId &&
    (await isCertified(crypto, site.signingKey, certificate)) &&
    (await crypto.isSignedBy(certificate.authorKey, signature, signedText(readable, text)));
  const acts = actList.safeParse(parsed(text));
  if (!isProved || !acts.success || acts.data.length !== header.count) return { ok: false, error: 'forged' };
  return { ok: true, value: { header, certificate, acts: acts.data } };
}

function signedText(readable: string, acts: string): string {
  return `wardlight rescue 1\n${readable}\n${acts}`;
}

function split(
  file: string,
): Result<{ readonly header: RescueHeader; readonly readable: string; readonly sealed: string }, RescueFailure> {
  // A stick that passed through another system may bring other line ends.
  const [first = '', readable = '', sealed = ''] = file.split(/\r?\n/);
  const [name, version, length] = first.split(' ');
  if (name !== NAME) return { ok: false, error: NAME.startsWith(file) ? 'truncated' : 'notARescueFile' };
  if (Number(version) > VERSION) return { ok: false, error: 'newerFormat' };
  if (!file.includes('\n')) return { ok: false, error: 'truncated' };
  const header = rescueHeader.safeParse(parsed(readable));
  if (sealed.length < Number(length)) return { ok: false, error: 'truncated' };
  if (!header.success || sealed.length !== Number(length)) return { ok: false, error: 'altered' };
  return { ok: true, value: { header: header.data, readable, sealed } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
