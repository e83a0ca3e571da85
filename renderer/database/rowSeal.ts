/** What stands beside the ciphertext in clear: opaque ids and numbers that queries need and that identify nobody. */
export interface ClearFields {
  readonly id: string;
  readonly wardId: string;
  readonly kind: string;
  readonly seq: number;
  readonly generation: number;
}

export interface RowPlace extends ClearFields {
  readonly database: string;
  readonly collection: string;
  readonly schemaVersion: number;
  readonly revision: string;
}

export interface RowSeal {
  seal(place: RowPlace, content: unknown): Promise<string>;
  /** `damaged`: altered, moved to another row, rolled back under a newer row, or sealed with another key. */
  open(place: RowPlace, sealed: string): Promise<{ readonly content: unknown } | 'damaged'>;
  /** An id for a name that says something (of a finding, of a drug): the same each time, and nobody else can guess it. */
  opaqueId(name: string): Promise<string>;
}

const FORMAT = 'w1';
const NONCE_BYTES = 12;

/**
 * AES-256-GCM with a fresh 96-bit nonce for each sealing, under a key of its own derived from the data key (HKDF-SHA256).
 * The additional data name the whole row, so that a ciphertext fits one place and one revision. With random nonces one
 * key is good for 2^32 sealings (NIST SP 800-38D, 8.3): at 40 changes a day on 10,000 charts that is 29 years.
 * Text, because Dexie's storage rebuilds objects and would destroy bytes.
 */
export async function createRowSeal(dataKey: Uint8Array<ArrayBuffer>, keyId: string): Promise<RowSeal> {
  const material = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8('wardlight database 1') };
  const key = await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const nameKey = await crypto.subtle.deriveKey(
    { ...derivation, info: utf8('wardlight database names 1') },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  const header = `${FORMAT}.${keyId}.`;
  const algorithm = (place: RowPlace, nonce: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: additionalData(place, header),
  });

  return {
    async seal(place, content) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const encrypted = new Uint8Array(
        await crypto.subtle.encrypt(algorithm(place, nonce), key, utf8(JSON.stringify(content))),
      );
      const record = new Uint8Array(NONCE_BYTES + encrypted.length);
      record.set(nonce);
      record.set(encrypted, NONCE_BYTES);
      return header + record.toBase64();
    },
    async open(place, sealed) {
      if (!sealed.startsWith(header)) return 'damaged';
      try {
        const record = Uint8Array.fromBase64(sealed.slice(header.length));
        const plain = await crypto.subtle.decrypt(
          algorithm(place, record.slice(0, NONCE_BYTES)),
          key,
          record.subarray(NONCE_BYTES),
        );
        return { content: JSON.parse(new TextDecoder().decode(plain)) as unknown };
      } catch {
        return 'damaged';
      }
    },
    opaqueId: async (name) => `n-${new Uint8Array(await crypto.subtle.sign('HMAC', nameKey, utf8(name))).toHex()}`,
  };
}

function additionalData(place: RowPlace, header: string): Uint8Array<ArrayBuffer> {
  const { database, collection, schemaVersion, id, wardId, kind, seq, generation, revision } = place;
  return utf8(
    JSON.stringify([header, database, collection, schemaVersion, id, wardId, kind, seq, generation, revision]),
  );
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
