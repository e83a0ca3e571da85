import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { FindingPart } from '../../../schema/review/finding.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { benchContext } from './benchContext.ts';
import { pairName } from './interactionRules.ts';

/**
 * The pairs that our review finds when every rule holds whatever the patient's facts: peers know pairs only, and must be
 * compared on them. The conditions that choose levels are taken out here, and are in what is timed.
 */
export function reviewedPairs(
  packs: readonly KnowledgePack[],
  charts: readonly Chart[],
): readonly ReadonlySet<string>[] {
  const knowledge = compileKnowledge(packs.map(withoutConditions));
  const context = benchContext();
  return charts.map((chart) => {
    const { findings } = review({ chart, events: [] }, knowledge, context);
    const pairs = new Set<string>();
    // What is told as one finding lists the pairs in its parts.
    const told = findings.flatMap(
      (finding): readonly Pick<FindingPart, 'family' | 'substances'>[] => finding.parts ?? [finding],
    );
    for (const { family, substances } of told) {
      const [one, other] = substances.map((id) => knowledge.numberById.get(id));
      if (family === 'interaction' && one !== undefined && other !== undefined) pairs.add(pairName(one, other));
    }
    return pairs;
  });
}

function withoutConditions(pack: KnowledgePack): KnowledgePack {
  return {
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.family === 'interaction'
        ? { ...rule, levels: rule.levels.map(({ severity }) => ({ severity })).slice(0, 1), modifiers: [] }
        : rule,
    ),
  };
}

/** Throws at the first chart on which two engines disagree: the times of engines that find different things compare nothing. */
export function assertSamePairs(
  name: string,
  ours: readonly ReadonlySet<string>[],
  theirs: readonly ReadonlySet<string>[],
): number {
  let pairs = 0;
  for (const [index, expected] of ours.entries()) {
    const found = theirs[index] ?? new Set();
    const difference = expected.symmetricDifference(found);
    if (difference.size > 0)
      throw new Error(`${name} and review find different pairs in chart ${index}: ${[...difference].join(', ')}`);
    pairs += expected.size;
  }
  if (pairs === 0) throw new Error('the charts hold no interaction: nothing was compared');
  return pairs;
}
