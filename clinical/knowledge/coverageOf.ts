import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { type RunningFamily, runningFamilies } from './runningFamilies.ts';

/** Which substances some pack covers, for each running family. */
export function coverageOf(
  packs: readonly KnowledgePack[],
  size: number,
  numberOf: (pack: number, id: string) => number | undefined,
): Record<RunningFamily, Uint8Array> {
  const empty = () => new Uint8Array(size);
  const covered: Record<RunningFamily, Uint8Array> = {
    interaction: empty(),
    cumulativeRisk: empty(),
    allergy: empty(),
    duplicateTherapy: empty(),
    renal: empty(),
    laboratoryTrigger: empty(),
    missingMonitoring: empty(),
  };
  packs.forEach((pack, packNumber) => {
    for (const { family, substances } of pack.coverage) {
      const running = runningFamilies.find((name) => name === family);
      if (running === undefined) continue;
      for (const id of substances) {
        const number = numberOf(packNumber, id);
        if (number !== undefined) covered[running][number] = 1;
      }
    }
  });
  return covered;
}
