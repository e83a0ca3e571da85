import { meet, pairName, type PairRule, type PatientDrugs } from './interactionRules.ts';

/** Every pair in one Map: nothing that knows which rule, how severe, why, or what was not known. The physical limit. */
export function createPairMapPeer(rules: readonly PairRule[], substances: number) {
  const rulesByPair = new Map<number, number[]>();
  rules.forEach(({ a, b }, rule) => {
    for (const one of a)
      for (const other of b) {
        if (one === other) continue;
        const key = one < other ? one * substances + other : other * substances + one;
        const known = rulesByPair.get(key);
        if (known === undefined) rulesByPair.set(key, [rule]);
        else known.push(rule);
      }
  });
  return {
    find(drugs: PatientDrugs): ReadonlySet<string> {
      const found = new Set<string>();
      const numbers = drugs.substances;
      for (const [index, one] of numbers.entries())
        for (let next = index + 1; next < numbers.length; next += 1) {
          const other = numbers[next] ?? one;
          const key = one < other ? one * substances + other : other * substances + one;
          if (rulesByPair.has(key) && meet(drugs, one, other)) found.add(pairName(one, other));
        }
      return found;
    },
  };
}
