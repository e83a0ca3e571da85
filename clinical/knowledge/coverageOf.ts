import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { type RunningFamily, runningFamilies } from './runningFamilies.ts';

/** Which substances some pack covers, for each running family. */
export function coverageOf(
  packs: readonly KnowledgePack[],
  size: number,
  numberOf: (pack: number, id: string) => number | undefined,
): Record<RunningFamily, Uint8Array> {
  const covered = Object.fromEntries(
    runningFamilies.map((name) => [name, new Uint8Array(size)] as const),
    // fromEntries forgets the names of its keys; they are all families, each once.
  ) as Record<RunningFamily, Uint8Array>;
  packs.forEach((pack, packNumber) => {
    for (const { family, substances } of pack.coverage) {
      for (const id of substances) {
        const number = numberOf(packNumber, id);
        if (number !== undefined) covered[family][number] = 1;
      }
    }
  });
  return covered;
}
