import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { KnowledgePack, PackHeader } from '../../../schema/knowledge/knowledgePack.ts';
import { packContent } from '../../../sync/pack/packContent.ts';

/** The bytes of a pack file. The same pack gives the same compressed bytes, and Ed25519 the same signature for a key. */
export function writePack(pack: KnowledgePack, privateKey: KeyObject): Uint8Array {
  const compressed = gzipSync(inLatin1(JSON.stringify(packContent(pack))), { level: 9 });
  const header: PackHeader = {
    format: 'wardlight-pack-1',
    id: pack.id,
    version: pack.version,
    sha256: createHash('sha256').update(compressed).digest('hex'),
    keyId: keyIdOf(privateKey),
    signature: sign(null, compressed, privateKey).toString('base64'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`, 'utf8'), compressed]);
}

/** JSON whose text takes one byte a character in the memory of its reader: the few signs beyond Latin 1 are escaped. */
function inLatin1(json: string): string {
  return json.replace(/[\u0100-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The raw public key of 32 bytes, in base64: the last part of its SPKI form. */
export function publicKeyOf(privateKey: KeyObject): string {
  const RAW_KEY_BYTES = 32;
  return createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(-RAW_KEY_BYTES)
    .toString('base64');
}

/** A short name of the key, so that a person can see which one signed. */
function keyIdOf(privateKey: KeyObject): string {
  return createHash('sha256').update(publicKeyOf(privateKey)).digest('hex').slice(0, 16);
}
