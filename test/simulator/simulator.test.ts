import { describe, expect, it } from 'vitest';
import { breakages, isBreakage } from './breakages.ts';
import { runScenario } from './runScenario.ts';
import { shrinkTrace } from './shrinkTrace.ts';

const SEEDS = 200;
/** In how many seeds each built-in fault must have been found. */
const BOUND = 40;

describe('the fault simulator', () => {
  it(`F07: I1 to I8 hold over ${SEEDS} seeds: every act is accepted, pending or with a person, and nothing lies`, async () => {
    const failed: string[] = [];
    let [acts, crashes, clears, conflicts, letGo] = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await runScenario(seed);
      acts += result.acts;
      crashes += result.crashes;
      clears += result.clears;
      conflicts += result.conflicts;
      letGo += result.letGo;
      failed.push(...result.violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
    }
    expect(failed).toEqual([]);
    // Scenarios in which nothing happens would hold everything.
    expect(acts).toBeGreaterThan(SEEDS * 10);
    expect(crashes).toBeGreaterThan(SEEDS);
    expect(clears).toBeGreaterThan(SEEDS * 100);
    expect(conflicts).toBeGreaterThan(SEEDS / 2);
    expect(letGo).toBeGreaterThan(SEEDS / 10);
    // Some 20 s on an idle core; a machine that is busy with other things is no fault.
  }, 300_000);

  it.each(Object.entries(breakages))('finds %s as a breach of %s', async (breakage, invariant) => {
    if (!isBreakage(breakage)) throw new Error('not a breakage');
    const found = new Set<string>();
    for (let seed = 1; seed <= BOUND && !found.has(invariant); seed += 1) {
      const { violations } = await runScenario(seed, { breakage });
      for (const violation of violations) found.add(violation.invariant);
    }
    expect([...found]).toContain(invariant);
  });

  it('repeats a seed exactly, its trace line by line', async () => {
    const first = await runScenario(7);
    expect(await runScenario(7)).toEqual(first);
    expect(first.trace.length).toBeGreaterThan(20);
    expect(first.trace).not.toEqual((await runScenario(8)).trace);
  });

  it('shortens the trace of a seed that fails to what is needed, the same one each time', async () => {
    const result = await runScenario(3, { breakage: 'rewritesAuthor' });
    expect(result.trace.length).toBeGreaterThan(20);
    const short = await shrinkTrace(result, 'rewritesAuthor');
    // One act is all that it takes to see another author's name on it.
    expect(short).toMatchObject({ seed: 3, invariant: 'I3' });
    expect(short.trace).toHaveLength(2);
    expect(short.trace[0]).toMatch(/device-\d act/);
    expect(await shrinkTrace(result, 'rewritesAuthor')).toEqual(short);
  });
});
