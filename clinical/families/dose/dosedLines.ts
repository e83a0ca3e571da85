import type { Line } from '../../facts/lines.ts';

/** Lines by substance, for the substances that have rules. */
export function dosedLines(
  lines: readonly Line[],
  rules: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, readonly Line[]> {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    for (const substance of line.substances) {
      if (!rules.has(substance)) continue;
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return bySubstance;
}
