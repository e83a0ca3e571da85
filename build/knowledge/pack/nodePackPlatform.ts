import { createHash, createPublicKey, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { PackPlatform } from '../../../sync/pack/packPlatform.ts';

/** DER prefix of an Ed25519 public key (RFC 8410), before the 32 raw bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Zlib hands out 16 kB at a time unless told otherwise: some hundred turns of the event loop for one pack. */
const CHUNK_BYTES = 1024 * 1024;

/** The platform of Node for `openPack`. */
export const nodePackPlatform: PackPlatform = {
  verify: (publicKey, signature, bytes) => Promise.resolve(verifyWith(publicKey, signature, bytes)),
  sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest()),
  async gunzip(bytes, limitBytes) {
    try {
      return {
        ok: true,
        value: await promisify(gunzip)(bytes, { maxOutputLength: limitBytes, chunkSize: CHUNK_BYTES }),
      };
    } catch (error) {
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return { ok: false, error: tooLarge ? 'tooLarge' : 'unreadable' };
    }
  },
};

function verifyWith(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
    return verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}
