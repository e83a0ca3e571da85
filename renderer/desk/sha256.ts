import type { Sha256 } from '../../sync/sha256.ts';

/** SHA-256 of a text by WebCrypto. */
export const sha256: Sha256 = async (text) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toHex();
