import type { Breakage } from './breakages.ts';
import type { Violation } from './violation.ts';
import { runScenario, type ScenarioResult, type TraceLine } from './runScenario.ts';

export interface ShortTrace {
  readonly seed: number;
  readonly invariant: Violation['invariant'];
  /** What is left of the disturbances when each of them is needed, in order of time, and what was broken. */
  readonly trace: readonly string[];
}

const MOST_RUNS = 250;

/**
 * Delta debugging (Zeller, Hildebrandt: Simplifying and isolating failure-inducing input, 2002) over what was done to the
 * copies: whole workstations first, then ever smaller parts of the trace, as long as the same invariant is still broken.
 */
export async function shrinkTrace(result: ScenarioResult, breakage: Breakage | null = null): Promise<ShortTrace> {
  const { seed, workstations } = result.scenario;
  const invariant = result.violations[0]?.invariant;
  if (invariant === undefined) throw new Error('nothing was broken');
  let shortest = result;
  let without = new Set<string>();
  let runs = 0;

  const isBrokenWithout = async (more: readonly string[]): Promise<boolean> => {
    runs += 1;
    const tried = new Set([...without, ...more]);
    const again = await runScenario(seed, { breakage, without: tried });
    if (!again.violations.some((violation) => violation.invariant === invariant)) return false;
    // What does not happen any more need not be left out by name, but a run without it may bring it back.
    [without, shortest] = [tried, again];
    return true;
  };

  for (let number = 0; number < workstations; number += 1) await isBrokenWithout([`device-${number}`]);
  let parts = 2;
  while (runs < MOST_RUNS && parts <= shortest.trace.length * 2) {
    const ids = shortest.trace.map(({ id }) => id);
    const size = Math.max(1, Math.ceil(ids.length / parts));
    let isShorter = false;
    for (let at = 0; at < ids.length && runs < MOST_RUNS; at += size) {
      const part = ids.slice(at, at + size).filter((id) => !without.has(id));
      if (part.length > 0 && (await isBrokenWithout(part))) isShorter = true;
    }
    if (size === 1 && !isShorter) break;
    parts = isShorter ? Math.max(2, parts - 1) : parts * 2;
  }
  return { seed, invariant, trace: [...shortest.trace.map(told), ...broken(shortest, invariant)] };
}

function told({ atMs, what }: TraceLine): string {
  return `${(atMs / 1000).toFixed(1)} s  ${what}`;
}

function broken({ violations }: ScenarioResult, invariant: string): readonly string[] {
  return violations.filter((violation) => violation.invariant === invariant).map(({ what }) => `${invariant}: ${what}`);
}
