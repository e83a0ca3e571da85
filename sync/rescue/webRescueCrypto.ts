import { base64ToBytes } from '../pack/base64.ts';
import type { RescueCrypto } from './rescueCrypto.ts';

// In every browser, worker and Node, and in no TypeScript library that this folder may load.
declare const btoa: (text: string) => string;
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: ArrayBuffer): string };

type Bytes = Uint8Array<ArrayBuffer>;
/** Keys are opaque: they go back to the `subtle` that made them. */
type Key = { readonly algorithm: unknown };
type Subtle = {
  generateKey(algorithm: string, extractable: boolean, usages: string[]): Promise<unknown>;
  importKey(format: string, key: Bytes, algorithm: string, extractable: boolean, usages: string[]): Promise<Key>;
  exportKey(format: string, key: Key): Promise<ArrayBuffer>;
  deriveBits(algorithm: object, key: Key, length: number): Promise<ArrayBuffer>;
  encrypt(algorithm: object, key: Key, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: Key, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: string, key: Key, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: string, key: Key, signature: Bytes, data: Bytes): Promise<boolean>;
};

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * X25519 with a fresh key for each file, HKDF-SHA256 bound to both public keys, AES-256-GCM; Ed25519 for signatures. What
 * is sealed is the fresh public key, the nonce and the ciphertext, in base64.
 */
export function webRescueCrypto(web: {
  readonly subtle: unknown;
  getRandomValues(bytes: Bytes): unknown;
}): RescueCrypto {
  // Declared here in the part that is used: the libraries of Node and of the web name the same object by other types.
  const subtle = web.subtle as Subtle;

  const newPair = async (kind: 'X25519' | 'Ed25519'): Promise<{ publicKey: Key; privateKey: Key }> => {
    const usages = kind === 'X25519' ? ['deriveBits'] : ['sign', 'verify'];
    return (await subtle.generateKey(kind, true, usages)) as { publicKey: Key; privateKey: Key };
  };
  const exported = async (format: 'raw' | 'pkcs8', key: Key): Promise<Bytes> =>
    new Uint8Array(await subtle.exportKey(format, key));
  const imported = (kind: 'X25519' | 'Ed25519', half: 'public' | 'private', text: string): Promise<Key> => {
    const usage = kind === 'X25519' ? 'deriveBits' : half === 'private' ? 'sign' : 'verify';
    const usages = kind === 'X25519' && half === 'public' ? [] : [usage];
    return subtle.importKey(half === 'public' ? 'raw' : 'pkcs8', bytesOf(text), kind, false, usages);
  };
  const fileKey = async (privateKey: Key, theirs: Key, fresh: Bytes, site: Bytes): Promise<Key> => {
    const shared = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: theirs }, privateKey, 256));
    const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
    const salt = joined(fresh, site);
    const info = encoded('wardlight rescue 1');
    const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, 256);
    return subtle.importKey('raw', new Uint8Array(bits), 'AES-GCM', false, ['encrypt', 'decrypt']);
  };

  return {
    async newKeys(kind) {
      const { publicKey, privateKey } = await newPair(kind);
      return {
        publicKey: base64Of(await exported('raw', publicKey)),
        privateKey: base64Of(await exported('pkcs8', privateKey)),
      };
    },
    async seal(publicKey, plain, additionalData) {
      const pair = await newPair('X25519');
      const fresh = await exported('raw', pair.publicKey);
      const theirs = await imported('X25519', 'public', publicKey);
      const key = await fileKey(pair.privateKey, theirs, fresh, bytesOf(publicKey));
      const iv = new Uint8Array(NONCE_BYTES);
      web.getRandomValues(iv);
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoded(additionalData) };
      return base64Of(joined(fresh, iv, new Uint8Array(await subtle.encrypt(algorithm, key, encoded(plain)))));
    },
    async open(keys, sealed, additionalData) {
      try {
        const bytes = bytesOf(sealed);
        // Base64 has several spellings for the same bytes; a file has one.
        if (base64Of(bytes) !== sealed) return null;
        const fresh = bytes.slice(0, KEY_BYTES);
        const iv = bytes.slice(KEY_BYTES, KEY_BYTES + NONCE_BYTES);
        const theirs = await imported('X25519', 'public', base64Of(fresh));
        const mine = await imported('X25519', 'private', keys.privateKey);
        const key = await fileKey(mine, theirs, fresh, bytesOf(keys.publicKey));
        const algorithm = { name: 'AES-GCM', iv, additionalData: encoded(additionalData) };
        const plain = await subtle.decrypt(algorithm, key, bytes.slice(KEY_BYTES + NONCE_BYTES));
        return new TextDecoder('utf-8', { fatal: true }).decode(plain);
      } catch {
        // A point that is none, a short text, a tag that does not fit: one and the same to whoever asks.
        return null;
      }
    },
    async sign(privateKey, text) {
      const key = await imported('Ed25519', 'private', privateKey);
      return base64Of(new Uint8Array(await subtle.sign('Ed25519', key, encoded(text))));
    },
    async isSignedBy(publicKey, signature, text) {
      try {
        const key = await imported('Ed25519', 'public', publicKey);
        return await subtle.verify('Ed25519', key, bytesOf(signature), encoded(text));
      } catch {
        return false;
      }
    },
  };
}

function encoded(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Empty for what is no base64: no key and no signature is empty, so it is refused where it is used. */
function bytesOf(text: string): Bytes {
  return new Uint8Array(base64ToBytes(text) ?? []);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
