import { runGoldenCases } from '../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import type { CompiledKnowledge } from '../../clinical/knowledge/compiledKnowledge.ts';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Message } from '../../schema/review/message.ts';
import { openPack } from '../../sync/pack/openPack.ts';
import type { PackPlatform } from '../../sync/pack/packPlatform.ts';
import type { DeskShell } from './shell/deskShell.ts';

/** The knowledge that reviews run with. Without any pack nothing is assessed, and `failure` says why on the screen. */
export interface KnowledgeState {
  readonly compiled: CompiledKnowledge;
  readonly packs: readonly KnowledgePack[];
  readonly failure: Message | null;
}

/**
 * Opens every pack the shell has. One that does not open, or whose golden cases fail with the engine of this device, is left out
 * and told; it never half counts.
 */
export async function loadKnowledge(shell: DeskShell, platform: PackPlatform): Promise<KnowledgeState> {
  const files = await shell.packs();
  const packs: KnowledgePack[] = [];
  let failed = !files.ok;
  for (const file of files.ok ? files.value : []) {
    const opened = await openPack(file.bytes, file.publicKey, platform);
    if (opened.ok) packs.push(opened.value);
    else failed = true;
  }
  const { compiled, sound } = withoutFailing(packs);
  const isWhole = !failed && packs.length > 0 && sound.length === packs.length;
  return { compiled, packs: sound, failure: isWhole ? null : { key: 'sync.reason.knowledgeFailed', params: {} } };
}

/** The packs whose cases pass beside each other. */
function withoutFailing(packs: readonly KnowledgePack[]): {
  compiled: CompiledKnowledge;
  sound: readonly KnowledgePack[];
} {
  const compiled = compileKnowledge(packs);
  const sound = packs.filter((pack) => runGoldenCases(pack.goldenCases ?? [], compiled).length === 0);
  return sound.length === packs.length ? { compiled, sound } : withoutFailing(sound);
}
