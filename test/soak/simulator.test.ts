import { expect, it } from 'vitest';
import { runScenario } from '../simulator/runScenario.ts';

const SEEDS = 2000;
/** Others than those of the short run. */
const FIRST = 100_000;

it(`the fault simulator holds I1 to I8 over ${SEEDS} more seeds`, async () => {
  const failed: string[] = [];
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const { violations } = await runScenario(seed);
    failed.push(...violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
  }
  expect(failed).toEqual([]);
});
