import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../random.ts';
import type { Sealed } from './envelope.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function seal(key: Uint8Array, plain: Uint8Array, additionalData: string, random: Random): Sealed {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additionalData));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), ciphertext: ciphertext.toString('base64') };
}

/** null: not sealed with this key and additional data, or changed since. */
export function unseal(key: Uint8Array, sealed: Sealed, additionalData: string): Uint8Array | null {
  const nonce = Buffer.from(sealed.nonce, 'base64');
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  if (nonce.length !== NONCE_BYTES || bytes.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(additionalData));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return new Uint8Array(plain);
}

/** A key for one purpose from a key for several (HKDF-SHA256, RFC 5869). */
export function keyFor(purpose: string, secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, `wardlight ${purpose}`, 32));
}
