import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { importAnsmPack } from '../../../build/knowledge/commands/importAnsmPack.ts';
import { nodePackPlatform } from '../../../build/knowledge/pack/nodePackPlatform.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { openPack } from '../../../sync/pack/openPack.ts';
import type { BenchmarkRun } from '../benchmark.ts';

const repository = resolve(import.meta.dirname, '../../..');
const starterFile = join(repository, 'dist/knowledge/starter.wkp');

/** Knowledge as the desk loads it: pack files read, checked, opened and compiled. */
export interface LoadedKnowledge {
  readonly packs: readonly KnowledgePack[];
  readonly compiled: CompiledKnowledge;
  readonly openMs: number;
  readonly compileMs: number;
}

/** The starter pack, and the ANSM thesaurus where its files are. */
export async function packFiles({ cleanup, say }: BenchmarkRun): Promise<readonly string[]> {
  if (!existsSync(starterFile)) throw new Error('dist/knowledge/starter.wkp is missing: run it as "npm run bench"');
  const shared = process.env['WARDLIGHT_SHARED_DATA'] ?? join(repository, '../shared/data');
  const ansm = join(shared, 'ansm');
  if (!existsSync(ansm)) {
    say('no ANSM files here: the starter pack alone is measured');
    return [starterFile];
  }
  const folder = await cleanup.open(mkdtemp(join(tmpdir(), 'wardlight-bench-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const file = join(folder, 'ansm.wkp');
  const starter = await openFile(starterFile);
  const names = new Map(
    starter.substances.flatMap(({ name, rxNorm }) => rxNorm.map((code) => [code, name.en] as const)),
  );
  const imported = importAnsmPack(ansm, file, names, process.env);
  if (!imported.ok) throw new Error(imported.error.message);
  return [starterFile, file];
}

export async function loadKnowledge(files: readonly string[]): Promise<LoadedKnowledge> {
  const begun = performance.now();
  const packs: KnowledgePack[] = [];
  for (const file of files) packs.push(await openFile(file));
  const opened = performance.now();
  const compiled = compileKnowledge(packs);
  return { packs, compiled, openMs: opened - begun, compileMs: performance.now() - opened };
}

async function openFile(file: string): Promise<KnowledgePack> {
  const key = await readFile(join(dirname(file), 'publicKey.txt'), 'utf8');
  const opened = await openPack(await readFile(file), key, nodePackPlatform);
  if (!opened.ok) throw new Error(`${file} does not open: ${opened.error.kind}`);
  return opened.value;
}
