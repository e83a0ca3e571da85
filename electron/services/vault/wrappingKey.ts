import { argon2id } from 'hash-wasm';
import type { KeyDerivation } from './envelope.ts';
import { keyFor } from './sealing.ts';

/** RFC 9106 wants 64 MiB and 3 passes where memory is scarce; about 0.3 s on a ward PC. */
export const ARGON2_COST = { memoryKiB: 65_536, passes: 3, parallelism: 1 } as const;

/** `wrap` encrypts the data key; `verifier` tells a wrong password from a damaged file and reveals neither. */
export interface WrappingKey {
  readonly wrap: Uint8Array;
  readonly verifier: Uint8Array;
}

/**
 * The password alone can be guessed, the device secret alone can be copied: the key needs both. Composed characters are
 * normalised (NFC), because keyboards and systems differ in how they send an é.
 */
export async function deriveWrappingKey(
  password: string,
  derivation: KeyDerivation,
  deviceSecret: Uint8Array,
): Promise<WrappingKey> {
  const fromPassword = await argon2id({
    password: password.normalize('NFC'),
    salt: Buffer.from(derivation.salt, 'base64'),
    memorySize: derivation.memoryKiB,
    iterations: derivation.passes,
    parallelism: derivation.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return { wrap: keyFor('wrap', fromPassword, deviceSecret), verifier: keyFor('verify', fromPassword, deviceSecret) };
}
