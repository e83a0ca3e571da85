import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import { openPack } from '../../sync/pack/openPack.ts';
import { webPackPlatform } from '../../sync/pack/webPackPlatform.ts';

export const STARTER_PACK = join(import.meta.dirname, '..', '..', 'dist', 'knowledge', 'starter.wkp');

/** Opens pack files, each checked whole with the key given, or with `publicKey.txt` beside it. The error is a sentence. */
export async function loadKnowledge(
  files: readonly string[],
  keyFile: string | null,
): Promise<Result<KnowledgePack[], string>> {
  const packs: KnowledgePack[] = [];
  for (const file of files.length === 0 ? [STARTER_PACK] : new Set(files)) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null)
      return { ok: false, error: `There is no knowledge pack ${file}. Make one: npm run knowledge -- build` };
    const key = keyFile ?? join(dirname(file), 'publicKey.txt');
    const publicKey = await readFile(key, 'utf8').catch(() => null);
    if (publicKey === null)
      return { ok: false, error: `There is no key ${key} to check ${file} with. Name it with --key FILE.` };
    const opened = await openPack(bytes, publicKey.trim(), webPackPlatform(globalThis));
    if (!opened.ok)
      return {
        ok: false,
        error: `${file} is not used: ${opened.error.kind}. Look closer: npm run knowledge -- verify ${file}`,
      };
    const { id, version } = opened.value;
    // The same pack under two names would say everything twice.
    if (!packs.some((pack) => pack.id === id && pack.version === version)) packs.push(opened.value);
  }
  return { ok: true, value: packs };
}
