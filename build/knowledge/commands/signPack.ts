import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { knowledgePack, type KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { firstIssue } from '../../../sync/pack/parseJson.ts';
import { SIGNING_KEY_VARIABLE } from '../pack/signingKey.ts';
import { writeSigned } from './buildPack.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';
import { verifyPack } from './verifyPack.ts';

const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * Signs with the key in `keyFile` what another key signed, or a pack as plain JSON. A signed pack must verify first (with `oldKey`,
 * else `publicKey.txt` beside it): signing again never launders a damaged file.
 */
export async function signPack(
  file: string,
  out: string,
  keyFile: string | undefined,
  oldKey: string | undefined,
): Promise<Result<string, CommandFailure>> {
  if (!existsSync(file) || !statSync(file).isFile()) return badInput(`No such file: ${file}`);
  if (keyFile === undefined) return badInput('Name the key with --with KEYFILE: an Ed25519 key as PKCS8 PEM');
  if (!existsSync(keyFile)) return badInput(`No such file: ${keyFile}`);
  const bytes = readFileSync(file);
  const isPlain = bytes[0] === 0x1f || isJsonPack(bytes);
  const pack = isPlain
    ? parsePlain(file, bytes)
    : await verifyPack(file, oldKey ?? join(dirname(file), 'publicKey.txt'));
  return pack.ok ? writeSigned(pack.value, out, dirname(out), { [SIGNING_KEY_VARIABLE]: keyFile }) : pack;
}

/** The header of a signed pack is JSON too, in one line and without rules. */
function isJsonPack(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('utf8');
  return start.trimStart().startsWith('{') && !start.includes('"wardlight-pack-1"');
}

function parsePlain(file: string, bytes: Buffer): Result<KnowledgePack, CommandFailure> {
  let json: unknown;
  try {
    const text = bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) : bytes;
    json = JSON.parse(text.toString('utf8'));
  } catch {
    return badInput(`${file} is neither a signed pack nor a pack as JSON`);
  }
  const parsed = knowledgePack.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { place, detail } = firstIssue(parsed.error.issues);
  return badInput(`${file}: ${place}: ${detail}`);
}
