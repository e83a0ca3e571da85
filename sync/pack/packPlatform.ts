import type { Result } from '../../schema/result.ts';

/** What opening a pack needs from the machine: handed in, so that the same code runs in a worker and in Node. */
export type PackPlatform = {
  /** Ed25519 over `bytes`. `publicKey` is the raw key of 32 bytes; false for a malformed key or signature too. */
  readonly verify: (publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>;
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Stops as soon as more than `limitBytes` come out: a small file may hold a very large one. */
  readonly gunzip: (bytes: Uint8Array, limitBytes: number) => Promise<Result<Uint8Array, 'tooLarge' | 'unreadable'>>;
};
