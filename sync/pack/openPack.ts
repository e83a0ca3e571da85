import {
  knowledgePack,
  packHeader,
  type KnowledgePack,
  type PackHeader,
} from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import { base64ToBytes } from './base64.ts';
import { checkPack } from './checkPack.ts';
import type { PackFailure } from './packFailure.ts';
import type { PackPlatform } from './packPlatform.ts';
import { PACK_SHAPE } from './packShape.ts';
import { firstIssue, parseJson } from './parseJson.ts';
import { unpackContent } from './unpackContent.ts';

const LINE_FEED = 0x0a;
const LONGEST_HEADER_BYTES = 4096;
/** The ANSM pack holds about 3 MB; a pack of ten times the largest licensed base known stays under this. */
const LARGEST_PACK_BYTES = 64 * 1024 * 1024;

/**
 * Opens a pack file: header, hash, signature, content, references, in this order, so that nothing is decompressed or
 * parsed that the holder of the key did not sign. The whole pack is checked before any of it is used; a pack that says in its signed
 * content that it passed these very checks before it was signed is not checked again, unless `again` asks for it.
 * `publicKeyBase64` is the raw Ed25519 key of 32 bytes.
 */
export async function openPack(
  bytes: Uint8Array,
  publicKeyBase64: string,
  platform: PackPlatform,
  checks: 'again' | 'once' = 'once',
): Promise<Result<KnowledgePack, PackFailure>> {
  const split = readHeader(bytes);
  if (!split.ok) return split;
  const { header, compressed } = split.value;

  const actual = toHex(await platform.sha256(compressed));
  if (actual !== header.sha256) return failure({ kind: 'hashMismatch', expected: header.sha256, actual });
  if (!(await isSigned(header, compressed, publicKeyBase64, platform))) {
    return failure({ kind: 'signatureInvalid', keyId: header.keyId });
  }

  const content = await platform.gunzip(compressed, LARGEST_PACK_BYTES);
  if (!content.ok) {
    return failure(
      content.error === 'tooLarge'
        ? { kind: 'tooLarge', limitBytes: LARGEST_PACK_BYTES }
        : { kind: 'contentUnreadable', detail: 'not a gzip stream' },
    );
  }
  return parsePack(content.value, header, checks);
}

async function isSigned(header: PackHeader, compressed: Uint8Array, publicKeyBase64: string, platform: PackPlatform) {
  const publicKey = base64ToBytes(publicKeyBase64);
  const signature = base64ToBytes(header.signature);
  return publicKey !== null && signature !== null && (await platform.verify(publicKey, signature, compressed));
}

function readHeader(bytes: Uint8Array): Result<{ header: PackHeader; compressed: Uint8Array }, PackFailure> {
  const end = bytes.subarray(0, LONGEST_HEADER_BYTES).indexOf(LINE_FEED);
  if (end < 0) return failure({ kind: 'headerMissing' });
  const json = parseJson(bytes.subarray(0, end));
  if (!json.ok) return failure({ kind: 'headerUnreadable', place: 'line 1', detail: json.error });
  const parsed = packHeader.safeParse(json.value);
  if (!parsed.success) return failure({ kind: 'headerUnreadable', ...firstIssue(parsed.error.issues) });
  return { ok: true, value: { header: parsed.data, compressed: bytes.subarray(end + 1) } };
}

function parsePack(
  content: Uint8Array,
  header: PackHeader,
  checks: 'again' | 'once',
): Result<KnowledgePack, PackFailure> {
  const json = parseJson(content);
  if (!json.ok) return failure({ kind: 'contentUnreadable', detail: json.error });
  const unpacked = unpackContent(json.value);
  if (!unpacked.ok)
    return failure({ kind: 'contentInvalid', place: unpacked.error, detail: 'not packed as packs are' });
  const signed = checks === 'once' ? checkedBeforeSigning(unpacked.value) : null;
  if (signed?.id === header.id && signed.version === header.version) return { ok: true, value: signed };
  const parsed = knowledgePack.safeParse(unpacked.value);
  if (!parsed.success) return failure({ kind: 'contentInvalid', ...firstIssue(parsed.error.issues) });
  const pack = parsed.data;
  for (const place of ['id', 'version'] as const) {
    if (pack[place] !== header[place]) {
      return failure({ kind: 'headerDisagrees', place, header: header[place], pack: pack[place] });
    }
  }
  const faults = checkPack(pack);
  return faults.length === 0 ? { ok: true, value: pack } : failure({ kind: 'referenceBroken', faults });
}

/** The signer ran the checks of this very shape on this very content, and nobody changed it since. */
function checkedBeforeSigning(content: unknown): KnowledgePack | null {
  const isChecked =
    typeof content === 'object' && content !== null && 'shape' in content && content.shape === PACK_SHAPE;
  return isChecked ? (content as KnowledgePack) : null;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function failure(error: PackFailure): { ok: false; error: PackFailure } {
  return { ok: false, error };
}
