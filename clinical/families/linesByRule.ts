import { isLocalOnly, type Line } from '../facts/lines.ts';
import { sortFew } from '../sortFew.ts';

/**
 * Which rules concern which lines, in the order of the rules. Lines that act only where they are put concern no rule about
 * blood or organs.
 */
export function linesByRule(
  lines: readonly Line[],
  rulesBySubstance: ReadonlyMap<number, readonly number[]>,
): readonly (readonly [rule: number, lines: readonly Line[]])[] {
  const byRule = new Map<number, Line[]>();
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    for (const substance of line.substances) {
      for (const rule of rulesBySubstance.get(substance) ?? []) {
        const known = byRule.get(rule);
        if (known === undefined) byRule.set(rule, [line]);
        // Lines come one after another: a second drug of the same line meets it last.
        else if (known.at(-1) !== line) known.push(line);
      }
    }
  }
  return sortFew([...byRule], ([one], [other]) => one - other);
}
