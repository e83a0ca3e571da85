import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import type { Line } from '../../../clinical/facts/lines.ts';

/** One interaction rule with its two ends as sets of substance numbers: what any engine needs to find pairs. */
export interface PairRule {
  readonly id: string;
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number>;
}

/** The drugs of one patient, before anything is looked up. */
export interface PatientDrugs {
  readonly substances: readonly number[];
  /** Lines by substance: the two parts of one product are not checked against each other. */
  readonly linesOf: ReadonlyMap<number, readonly number[]>;
}

/** The rules as they were compiled, read back from the index, so that every peer has exactly the same. */
export function pairRulesOf({ pairs, interactions }: CompiledKnowledge): readonly PairRule[] {
  const rules = interactions.map(({ rule }) => ({ id: rule.id, a: new Set<number>(), b: new Set<number>() }));
  pairs.keys.forEach((key, slot) => {
    if (key < 0) return;
    const low = Math.floor(key / pairs.substances);
    const high = key - low * pairs.substances;
    for (let at = pairs.starts[slot] ?? 0; at < (pairs.ends[slot] ?? 0); at += 1) {
      const posting = pairs.postings[at] ?? 0;
      const isSwapped = (posting & 1) === 1;
      rules[posting >> 1]?.a.add(isSwapped ? high : low);
      rules[posting >> 1]?.b.add(isSwapped ? low : high);
    }
  });
  return rules;
}

export function drugsOf(lines: readonly Line[]): PatientDrugs {
  const linesOf = new Map<number, number[]>();
  lines.forEach((line, index) => {
    for (const number of line.substances) linesOf.set(number, [...(linesOf.get(number) ?? []), index]);
  });
  return { substances: [...linesOf.keys()], linesOf };
}

/** A pair as text, whichever way round. */
export function pairName(one: number, other: number): string {
  return one < other ? `${one}+${other}` : `${other}+${one}`;
}

export function meet({ linesOf }: PatientDrugs, one: number, other: number): boolean {
  if (one === other) return false;
  const lines = [...(linesOf.get(one) ?? []), ...(linesOf.get(other) ?? [])];
  return new Set(lines).size > 1;
}
