import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '../../../schema/result.ts';

/** The environment names the file (PKCS8 PEM, Ed25519) of the key with which releases are signed. */
export const SIGNING_KEY_VARIABLE = 'WARDLIGHT_SIGNING_KEY';

/**
 * The key named by the environment, else a development key made once in `folder`, which is never tracked: a pack signed
 * with it is trusted by nobody but the build beside it.
 */
export function signingKey(folder: string, path: string | undefined): Result<KeyObject, string> {
  if (path !== undefined && path !== '') return readKey(path);
  const developmentKey = join(folder, 'developmentKey.pem');
  if (!existsSync(developmentKey)) {
    mkdirSync(dirname(developmentKey), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(developmentKey, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  return readKey(developmentKey);
}

function readKey(path: string): Result<KeyObject, string> {
  try {
    const key = createPrivateKey(readFileSync(path, 'utf8'));
    return key.asymmetricKeyType === 'ed25519'
      ? { ok: true, value: key }
      : { ok: false, error: `the signing key at ${path} is ${key.asymmetricKeyType ?? 'unknown'}, not Ed25519` };
  } catch {
    return { ok: false, error: `the signing key at ${path} cannot be read as a PKCS8 PEM file` };
  }
}
