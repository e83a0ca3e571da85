import { pushItem, type PushItem } from '../../../schema/wire/push.ts';
import type { Result } from '../../../schema/result.ts';

/** Encrypts acts for the journal. The shell stores what comes out and cannot read it. */
export interface JournalSeal {
  seal(item: PushItem): Promise<string>;
  open(id: string, sealed: string): Promise<Result<PushItem, 'altered' | 'notAnAct'>>;
}

const NONCE_BYTES = 12;

/**
 * AES-256-GCM under a key derived from the data key (HKDF-SHA256, so that the journal and the database never share one),
 * a fresh 96-bit nonce for each act, and the act's id as additional data: a record moved to another id does not open.
 */
export async function createJournalSeal(dataKey: Uint8Array<ArrayBuffer>): Promise<JournalSeal> {
  const material = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: new TextEncoder().encode('wardlight journal 1'),
  };
  const key = await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const algorithm = (id: string, nonce: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`journal:${id}`),
  });
  return {
    seal: async (item) => {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt(
          algorithm(item.document.id, nonce),
          key,
          new TextEncoder().encode(JSON.stringify(item)),
        ),
      );
      const record = new Uint8Array(NONCE_BYTES + sealed.length);
      record.set(nonce);
      record.set(sealed, NONCE_BYTES);
      return record.toBase64();
    },
    open: async (id, sealed) => {
      const plain = await decrypt(id, sealed).catch(() => null);
      if (plain === null) return { ok: false, error: 'altered' };
      const parsed = pushItem.safeParse(plain);
      return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: 'notAnAct' };
    },
  };
  async function decrypt(id: string, sealed: string): Promise<unknown> {
    const record = Uint8Array.fromBase64(sealed);
    const plain = await crypto.subtle.decrypt(
      algorithm(id, record.slice(0, NONCE_BYTES)),
      key,
      record.slice(NONCE_BYTES),
    );
    return JSON.parse(new TextDecoder().decode(plain));
  }
}
