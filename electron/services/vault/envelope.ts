import { z } from 'zod';
import { identifier } from '../../../schema/identifier.ts';
import { instant } from '../../../schema/instant.ts';
import { exchangeKeys } from '../../../schema/wire/exchange.ts';
import { authorCertificate, publicKey, siteKeys } from '../../../schema/wire/rescue.ts';
import { user } from '../../../schema/wire/session.ts';

/** AES-256-GCM: 96-bit nonce, ciphertext with its 128-bit tag at the end; both base64. */
export const sealed = z.object({ nonce: z.base64(), ciphertext: z.base64() });
export type Sealed = z.infer<typeof sealed>;

/** The limits keep a forged file from asking for all of the memory, or for next to none. */
export const keyDerivation = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(32),
  parallelism: z.number().int().min(1).max(16),
  salt: z.base64(),
});
export type KeyDerivation = z.infer<typeof keyDerivation>;

/**
 * What the profile keeps of an enrolment, version 1. Everything outside `wrappedKey` and `record` is readable, and bound
 * to `wrappedKey` as additional data: a changed server address or name makes the envelope refuse to open.
 */
export const envelope = z.object({
  envelope: z.literal(1),
  vaultId: identifier,
  keyId: identifier,
  serverUrl: z.url(),
  /** Shown on the unlock screen. */
  enrolled: z.object({ username: z.string(), displayName: z.string() }),
  deviceSecretStore: z.enum(['operatingSystem', 'fileOnly']),
  derivation: keyDerivation,
  /** Tells a wrong password from a damaged file. */
  verifier: z.base64(),
  wrappedKey: sealed,
  /** `vaultRecord`, sealed with a key derived from the data key. */
  record: sealed,
});
export type Envelope = z.infer<typeof envelope>;

/** What only an unlocked desk may read. `latestSeen` keeps a clock that was set back from making a lease longer. */
export const vaultRecord = z.object({
  user,
  leaseUntil: instant,
  latestSeen: instant,
  /** The author's own key on this device (Ed25519), and what the site said of it at the last sign-in. */
  authorKey: z.object({ publicKey, privateKey: z.base64() }).optional(),
  certificate: authorCertificate.optional(),
  siteKeys: siteKeys.optional(),
  /** What the last sign-in gave for the exchange with other workstations. */
  exchange: exchangeKeys.optional(),
});
export type VaultRecord = z.infer<typeof vaultRecord>;

/** The readable part, in one fixed order, as additional data of `wrappedKey`. */
export function boundTo(
  readable: Pick<Envelope, 'vaultId' | 'keyId' | 'serverUrl' | 'enrolled' | 'deviceSecretStore' | 'derivation'>,
): string {
  const { vaultId, keyId, serverUrl, enrolled, deviceSecretStore, derivation } = readable;
  const { name, memoryKiB, passes, parallelism, salt } = derivation;
  return JSON.stringify([
    'wardlight envelope 1',
    vaultId,
    keyId,
    serverUrl,
    enrolled.username,
    enrolled.displayName,
    deviceSecretStore,
    name,
    memoryKiB,
    passes,
    parallelism,
    salt,
  ]);
}
