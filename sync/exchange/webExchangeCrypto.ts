import { base64ToBytes } from '../pack/base64.ts';
import { webPackPlatform, type WebParts } from '../pack/webPackPlatform.ts';
import { webRescueCrypto } from '../rescue/webRescueCrypto.ts';
import type { ExchangeCrypto } from './exchangeCrypto.ts';

// In every browser, worker and Node, and in no TypeScript library that this folder may load.
declare const btoa: (text: string) => string;
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

type Bytes = Uint8Array<ArrayBuffer>;
type Key = { readonly algorithm: unknown };
type Subtle = {
  importKey(format: string, key: Bytes, algorithm: string, extractable: boolean, usages: string[]): Promise<Key>;
  deriveBits(algorithm: object, key: Key, length: number): Promise<ArrayBuffer>;
  encrypt(algorithm: object, key: Key, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: Key, data: Bytes): Promise<ArrayBuffer>;
};
type Gzip = {
  readonly readable: { getReader(): { read(): Promise<{ done: boolean; value?: unknown }> } };
  readonly writable: { getWriter(): { write(chunk: Bytes): Promise<void>; close(): Promise<void> } };
};

const NONCE_BYTES = 16;
const IV_BYTES = 12;
const LABEL_BITS = 128;
/** Ten thousand acts are near 40 MB; a small text that unpacks to more than this is an attack by somebody with keys. */
const LARGEST_PLAIN_BYTES = 128_000_000;

/**
 * HKDF-SHA256 from the ward's key with the nonce of the text as salt: a label, and a key for AES-256-GCM that only this text
 * uses. What is sealed is the 96-bit nonce of GCM and the ciphertext of the gzip, in base64.
 */
export function webExchangeCrypto(web: {
  readonly crypto: { readonly subtle: unknown; getRandomValues(bytes: Bytes): unknown };
  readonly CompressionStream: unknown;
  readonly DecompressionStream: unknown;
}): ExchangeCrypto {
  // Declared here in the parts that are used: the libraries of Node and of the web name the same objects by other types.
  const subtle = web.crypto.subtle as Subtle;
  const CompressionStream = web.CompressionStream as new (format: 'gzip') => Gzip;
  const { gunzip, sha256 } = webPackPlatform(web as WebParts);
  const { sign, isSignedBy } = webRescueCrypto(web.crypto);

  const random = (length: number): Bytes => {
    const bytes = new Uint8Array(length);
    web.crypto.getRandomValues(bytes);
    return bytes;
  };
  const derived = async (key: string, nonce: string, purpose: string, bits: number): Promise<Bytes> => {
    const material = await subtle.importKey('raw', bytesOf(key), 'HKDF', false, ['deriveBits']);
    const info = encoded(`wardlight exchange ${purpose} 1`);
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(nonce), info };
    return new Uint8Array(await subtle.deriveBits(algorithm, material, bits));
  };
  const sectionKey = async (key: string, nonce: string): Promise<Key> =>
    subtle.importKey('raw', await derived(key, nonce, 'seal', 256), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const gzip = async (bytes: Bytes): Promise<Bytes> => {
    const { readable, writable } = new CompressionStream('gzip');
    const writer = writable.getWriter();
    const written = writer.write(bytes).then(() => writer.close());
    const reader = readable.getReader();
    const pieces: Uint8Array[] = [];
    for (let part = await reader.read(); !part.done; part = await reader.read())
      if (part.value instanceof Uint8Array) pieces.push(part.value);
    await written;
    return joined(...pieces);
  };

  return {
    sign,
    isSignedBy,
    newNonce: () => base64Of(random(NONCE_BYTES)),
    labelOf: async (key, nonce) => base64Of(await derived(key, nonce, 'label', LABEL_BITS)),
    async seal(key, nonce, plain, additionalData) {
      const iv = random(IV_BYTES);
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoded(additionalData) };
      const packed = await gzip(encoded(plain));
      const ciphertext = await subtle.encrypt(algorithm, await sectionKey(key, nonce), packed);
      return base64Of(joined(iv, new Uint8Array(ciphertext)));
    },
    async open(key, nonce, sealed, additionalData) {
      try {
        const bytes = bytesOf(sealed);
        // Base64 has several spellings for the same bytes; a text has one.
        if (base64Of(bytes) !== sealed) return null;
        const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES), additionalData: encoded(additionalData) };
        const packed = await subtle.decrypt(algorithm, await sectionKey(key, nonce), bytes.slice(IV_BYTES));
        const plain = await gunzip(new Uint8Array(packed), LARGEST_PLAIN_BYTES);
        return plain.ok ? new TextDecoder('utf-8', { fatal: true }).decode(plain.value) : null;
      } catch {
        // Short, of another key, a tag that does not fit: one and the same to whoever asks.
        return null;
      }
    },
    async sha256(text) {
      const digest = await sha256(encoded(text));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

function encoded(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Empty for what is no base64: nothing opens with it. */
function bytesOf(text: string): Bytes {
  return new Uint8Array(base64ToBytes(text) ?? []);
}

const PIECE = 8192;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
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
