import type { GoldenCase } from '../../../schema/knowledge/goldenCase.ts';
import type { KnowledgePack, Rule } from '../../../schema/knowledge/knowledgePack.ts';
import { pairCase } from './pairCase.ts';

const CARRIED = 8;

/**
 * The cases that an imported pack carries to the devices: pairs of two drugs with a code each, spread over its rules, whose level
 * depends on nothing but the two. A device whose engine reads the pack in another way refuses it by them.
 */
export function carriedPairCases(pack: KnowledgePack): readonly GoldenCase[] {
  const coded = new Map(pack.substances.filter((entry) => entry.rxNorm.length > 0).map((entry) => [entry.id, entry]));
  const plain = pack.rules.flatMap((rule) => {
    const ends = unconditionalPair(rule);
    if (ends === null) return [];
    const [one, other] = [coded.get(ends.one), coded.get(ends.other)];
    return one === undefined || other === undefined ? [] : [{ one, other, severity: ends.severity }];
  });
  const step = Math.max(1, Math.ceil(plain.length / CARRIED));
  return plain
    .filter((_pair, index) => index % step === 0)
    .map(({ one, other, severity }) => pairCase(one, other, severity));
}

function unconditionalPair(rule: Rule) {
  if (rule.family !== 'interaction' || rule.levels.length !== 1 || rule.modifiers.length > 0) return null;
  const [level] = rule.levels;
  if (level === undefined || level.when !== undefined || !('substance' in rule.a) || !('substance' in rule.b))
    return null;
  return { one: rule.a.substance, other: rule.b.substance, severity: level.severity };
}
