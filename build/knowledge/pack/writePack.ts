import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { KnowledgePack, PackHeader } from '../../../schema/knowledge/knowledgePack.ts';

/** The bytes of a pack file. The same pack gives the same compressed bytes, and Ed25519 the same signature for a key. */
export function writePack(pack: KnowledgePack, privateKey: KeyObject): Uint8Array {
  const compressed = gzipSync(JSON.stringify(pack), { level: 9 });
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
