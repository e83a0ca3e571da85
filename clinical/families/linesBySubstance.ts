import { oncePer } from '../facts/oncePer.ts';
import type { Line } from '../facts/lines.ts';

/** The lines of each substance, in the order in which the lines name them: gathered once for all families of a review. */
export const linesBySubstance = oncePer((lines: readonly Line[]): readonly SubstanceLines[] => {
  const bySubstance = new Map<number, Line[]>();
  const all: SubstanceLines[] = [];
  for (const line of lines) {
    for (const substance of line.substances) {
      const known = bySubstance.get(substance);
      if (known !== undefined) {
        known.push(line);
        continue;
      }
      const own = [line];
      bySubstance.set(substance, own);
      all.push({ substance, lines: own });
    }
  }
  return all;
});

export interface SubstanceLines {
  readonly substance: number;
  readonly lines: readonly Line[];
}
