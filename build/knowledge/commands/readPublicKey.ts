import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import { base64ToBytes } from '../../../sync/pack/base64.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';

const RAW_KEY_BYTES = 32;

/** The key that a pack must be signed with: `keyFile`, else `publicKey.txt` beside the pack. */
export function readPublicKey(packFile: string, keyFile: string | undefined): Result<string, CommandFailure> {
  if (!isFile(packFile)) return badInput(`No such file: ${packFile}`);
  const file = keyFile ?? join(dirname(packFile), 'publicKey.txt');
  if (!isFile(file))
    return badInput(
      `No such file: ${file}${keyFile === undefined ? ' (the key of whoever signed the pack: name it with --key)' : ''}`,
    );
  const key = readFileSync(file, 'utf8').trim();
  if (base64ToBytes(key)?.length === RAW_KEY_BYTES) return { ok: true, value: key };
  const kind = key.includes('PRIVATE KEY') ? 'is a private key' : 'holds no public key';
  return badInput(`${file} ${kind}: a publicKey.txt is needed, 32 bytes in base64 on one line`);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
