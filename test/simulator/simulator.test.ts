import { describe, expect, it } from 'vitest';
import { breakages, type Breakage } from './breakages.ts';
import { runScenario } from './runScenario.ts';

const SEEDS = 100;

describe('the fault simulator', () => {
  it(`holds I1 to I5, I7 and I8 over ${SEEDS} seeds`, async () => {
    const failed: string[] = [];
    let [acts, crashes] = [0, 0];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await runScenario(seed);
      acts += result.acts;
      crashes += result.crashes;
      failed.push(...result.violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
    }
    expect(failed).toEqual([]);
    // Scenarios in which nothing happens would hold everything.
    expect(acts).toBeGreaterThan(SEEDS * 10);
    expect(crashes).toBeGreaterThan(SEEDS);
  });

  it.each(Object.entries(breakages))('finds %s as a breach of %s', async (breakage, invariant) => {
    const found = new Set<string>();
    for (let seed = 1; seed <= 20 && !found.has(invariant); seed += 1) {
      const { violations } = await runScenario(seed, breakage as Breakage);
      for (const violation of violations) found.add(violation.invariant);
    }
    expect([...found]).toContain(invariant);
  });

  it('repeats a seed exactly', async () => {
    expect(await runScenario(7)).toEqual(await runScenario(7));
  });
});
