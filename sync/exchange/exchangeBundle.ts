import { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import {
  exchangePass,
  type ExchangeFailure,
  type ExchangeHeader,
  type ExchangeKeys,
  type ExchangePass,
} from '../../schema/wire/exchange.ts';
import type { ExchangeCrypto } from './exchangeCrypto.ts';
import { isPassSound } from './exchangePass.ts';
import { exchangeText, readExchangeText, type ExchangeSection } from './exchangeText.ts';
import { CLOCKS_DIFFER_MS, signedAct, type SignedAct } from './signedAct.ts';
import { keyForWriting } from './wardKeys.ts';

/** Who writes or reads: what the last sign-in left in the vault record. */
export interface ExchangeSeat {
  readonly siteId: string;
  readonly deviceId: string;
  readonly signingKey: string;
  readonly keys: ExchangeKeys;
  /** Of the author's own key on this device. */
  readonly privateKey: string;
}

/** What one ward's section says. `has`: the acts that the writer has (`shortIds`), in a greeting and in the answer to one. */
export interface WardPart {
  readonly wardId: string;
  readonly acts: readonly SignedAct[];
  readonly has: string | null;
}

export interface OpenedExchange {
  readonly header: ExchangeHeader;
  /** As the site vouches for it; null when nothing could be opened. */
  readonly writerName: string | null;
  readonly wards: readonly WardPart[];
  /** Acts in sections of wards that are not this person's, or under keys that are not here. */
  readonly notForYou: number;
}

/** `body`: text, so that what was signed is what is read. The writer proves by it that the header is his, ward by ward. */
const sectionContent = z.object({ writer: exchangePass, signature: z.base64().max(100), body: z.string() });
const sectionBody = z.object({
  has: z.string().nullable(),
  passes: z.array(exchangePass),
  acts: z.array(
    z.object({ document: signedAct.shape.document, signature: z.base64().max(100), pass: z.number().int() }),
  ),
});

/** Writes what may be given to anybody: each ward's part is read by those who may read the ward. */
export async function sealExchange(
  crypto: ExchangeCrypto,
  seat: ExchangeSeat,
  { kind, writtenAt }: Pick<ExchangeHeader, 'kind' | 'writtenAt'>,
  parts: readonly WardPart[],
): Promise<string> {
  const count = parts.reduce((sum, { acts }) => sum + acts.length, 0);
  const nonce = crypto.newNonce();
  const header: ExchangeHeader = { kind, siteId: seat.siteId, deviceId: seat.deviceId, writtenAt, nonce, count };
  const readable = JSON.stringify(header);
  const sections: ExchangeSection[] = [];
  for (const part of parts) {
    const ward = seat.keys.wards.find(({ wardId }) => wardId === part.wardId);
    if (ward === undefined) throw new Error('nothing may be written for a ward without its key');
    const key = keyForWriting(ward.keys, writtenAt);
    const label = await crypto.labelOf(key, nonce);
    const body = bodyText(part);
    const signature = await crypto.sign(seat.privateKey, signedText(readable, label, body));
    const content: z.infer<typeof sectionContent> = { writer: ward.pass, signature, body };
    const bound = boundTo(readable, label, part.acts.length);
    const sealed = await crypto.seal(key, nonce, JSON.stringify(content), bound);
    sections.push({ label, count: part.acts.length, sealed });
  }
  return exchangeText(crypto.sha256, readable, sections);
}

/**
 * Opens what this person may read. `acts` are not proved yet: whoever takes them asks `proveAct` of each. `clockAhead`: the
 * writer's clock, or ours, is wrong.
 */
export async function openExchange(
  crypto: ExchangeCrypto,
  seat: Omit<ExchangeSeat, 'privateKey'>,
  text: string,
  nowMs: number,
): Promise<Result<OpenedExchange, ExchangeFailure>> {
  const read = await readExchangeText(crypto.sha256, text);
  if (!read.ok) return read;
  const { header, readable, sections } = read.value;
  if (header.siteId !== seat.siteId) return { ok: false, error: 'otherSite' };
  const keyByLabel = await labelsOf(crypto, seat.keys, header.nonce);
  const wards: WardPart[] = [];
  let notForYou = 0;
  let writerName: string | null = null;
  for (const { label, count, sealed } of sections) {
    const mine = keyByLabel.get(label);
    if (mine === undefined) {
      notForYou += count;
      continue;
    }
    const plain = await crypto.open(mine.key, header.nonce, sealed, boundTo(readable, label, count));
    if (plain === null) return { ok: false, error: 'altered' };
    const content = sectionContent.safeParse(parsed(plain));
    if (
      !content.success ||
      !(await isWriterProved(crypto, seat, { header, readable, label, wardId: mine.wardId }, content.data))
    )
      return { ok: false, error: 'forged' };
    const part = partOf(mine.wardId, content.data.body);
    if (part?.acts.length !== count) return { ok: false, error: 'forged' };
    wards.push(part);
    writerName = content.data.writer.userName;
  }
  // Last, so that a wrong clock is only spoken of where somebody of this site wrote.
  if (Date.parse(header.writtenAt) > nowMs + CLOCKS_DIFFER_MS) return { ok: false, error: 'clockAhead' };
  return { ok: true, value: { header, writerName, wards, notForYou } };
}

async function labelsOf(
  crypto: ExchangeCrypto,
  { wards }: ExchangeKeys,
  nonce: string,
): Promise<ReadonlyMap<string, { readonly wardId: string; readonly key: string }>> {
  const labels = new Map<string, { wardId: string; key: string }>();
  for (const { wardId, keys } of wards)
    for (const { key } of keys) labels.set(await crypto.labelOf(key, nonce), { wardId, key });
  return labels;
}

async function isWriterProved(
  crypto: ExchangeCrypto,
  seat: Pick<ExchangeSeat, 'siteId' | 'signingKey'>,
  place: {
    readonly header: ExchangeHeader;
    readonly readable: string;
    readonly label: string;
    readonly wardId: string;
  },
  { writer, signature, body }: z.infer<typeof sectionContent>,
): Promise<boolean> {
  const { header } = place;
  return (
    writer.siteId === seat.siteId &&
    writer.deviceId === header.deviceId &&
    writer.wardId === place.wardId &&
    Date.parse(header.writtenAt) <= Date.parse(writer.until) + CLOCKS_DIFFER_MS &&
    (await isPassSound(crypto, seat.signingKey, writer)) &&
    (await crypto.isSignedBy(writer.authorKey, signature, signedText(place.readable, place.label, body)))
  );
}

/** Passes once each: thousands of acts come under a few. */
function bodyText({ acts, has }: WardPart): string {
  const numbers = new Map<string, number>();
  const passes: ExchangePass[] = [];
  const numberOf = (pass: ExchangePass): number => {
    const text = JSON.stringify(pass);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, passes.length);
    return passes.push(pass) - 1;
  };
  const numbered = acts.map(({ document, signature, pass }) => ({ document, signature, pass: numberOf(pass) }));
  const body: z.infer<typeof sectionBody> = { has, passes, acts: numbered };
  return JSON.stringify(body);
}

function partOf(wardId: string, text: string): WardPart | null {
  const body = sectionBody.safeParse(parsed(text));
  if (!body.success) return null;
  const { has, passes } = body.data;
  const acts: SignedAct[] = [];
  for (const { document, signature, pass: number } of body.data.acts) {
    const pass = passes[number];
    if (pass === undefined) return null;
    acts.push({ document, signature, pass });
  }
  return { wardId, acts, has };
}

function signedText(readable: string, label: string, body: string): string {
  return `wardlight exchange section 1\n${readable}\n${label}\n${body}`;
}

/** A section put into another text, or counted otherwise, does not open. */
function boundTo(readable: string, label: string, count: number): string {
  return `wardlight exchange section 1\n${readable}\n${label}\n${count}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
