import type { RescueCrypto } from '../rescue/rescueCrypto.ts';
import type { Sha256 } from '../sha256.ts';

/** What the exchange needs of a platform. Keys, nonces and what is sealed are base64. */
export interface ExchangeCrypto extends Pick<RescueCrypto, 'sign' | 'isSignedBy'> {
  newNonce(): string;
  /**
   * By this a holder of the key finds his section. It is another for each nonce, so that nobody else can tell that two texts
   * are about the same ward.
   */
  labelOf(key: string, nonce: string): Promise<string>;
  /** Packed, then sealed under a key made of `key` and `nonce`, bound to the additional data. */
  seal(key: string, nonce: string, plain: string, additionalData: string): Promise<string>;
  /** null: sealed under another key or nonce, changed since, or far larger than anything that is written here. */
  open(key: string, nonce: string, sealed: string, additionalData: string): Promise<string | null>;
  readonly sha256: Sha256;
}
