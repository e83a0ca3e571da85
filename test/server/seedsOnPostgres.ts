import { runScenario } from '../simulator/runScenario.ts';
import type { Hospitals } from './openHospitals.ts';

/** Runs these seeds with the real server in place of the model; answers what was broken, and how many acts there were. */
export async function seedsOnPostgres({ open, closeAll }: Hospitals, first: number, count: number) {
  const failed: string[] = [];
  let acts = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const result = await runScenario(seed, { lookEveryMs: 30_000, server: open });
    await closeAll();
    acts += result.acts;
    failed.push(...result.violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
  }
  return { failed, acts };
}
