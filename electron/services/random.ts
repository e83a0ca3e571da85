import { randomBytes } from 'node:crypto';

/** Unguessable bytes as a capability. */
export type Random = (length: number) => Uint8Array;

export const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

/** 256 unguessable bits as text that fits in headers, URLs and cookies. */
export function randomToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url');
}
