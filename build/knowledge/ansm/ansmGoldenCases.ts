import type { GoldenCase } from '../../../schema/knowledge/goldenCase.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { pairCase } from '../cases/pairCase.ts';

const CARRIED = 8;

/** Pairs of two drugs with one unconditional level and a code each, spread over the thesaurus. */
export function ansmGoldenCases(pack: KnowledgePack): readonly GoldenCase[] {
  const coded = new Map(pack.substances.filter((entry) => entry.rxNorm.length > 0).map((entry) => [entry.id, entry]));
  const plain = pack.rules.flatMap((rule) => {
    if (
      rule.family !== 'interaction' ||
      rule.levels.length !== 1 ||
      !('substance' in rule.a) ||
      !('substance' in rule.b)
    )
      return [];
    const [one, other, severity] = [coded.get(rule.a.substance), coded.get(rule.b.substance), rule.levels[0]?.severity];
    return one === undefined || other === undefined || severity === undefined ? [] : [{ one, other, severity }];
  });
  const step = Math.max(1, Math.ceil(plain.length / CARRIED));
  return plain
    .filter((_pair, index) => index % step === 0)
    .map(({ one, other, severity }) => pairCase(one, other, severity));
}
