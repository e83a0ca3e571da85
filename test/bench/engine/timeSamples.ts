import { rounded } from '../machine.ts';
import { percentile, spread } from '../percentiles.ts';

/** How long one piece of work takes over many charts. */
export type Timing = {
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** 95th percentile and median of each chart's fastest round: what is left when others use the machine too. */
  readonly fastestRoundP50Ms: number;
  readonly fastestRoundP95Ms: number;
};

/**
 * All samples, and beside them each chart's fastest round: on a machine that others use too, the first count how often the work was
 * interrupted, the second how long it takes.
 */
export function timeEach<T>(items: readonly T[], rounds: number, warmUp: number, work: (item: T) => unknown): Timing {
  const samples: number[] = [];
  const fastest = items.map(() => Infinity);
  for (let round = -warmUp; round < rounds; round += 1)
    for (const [index, item] of items.entries()) {
      const begun = performance.now();
      work(item);
      note(performance.now() - begun, round, index, samples, fastest);
    }
  return timing(samples, fastest);
}

/** The same for work that must be waited for. */
export async function timeEachAsync<T>(
  items: readonly T[],
  rounds: number,
  warmUp: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timing> {
  const samples: number[] = [];
  const fastest = items.map(() => Infinity);
  for (let round = -warmUp; round < rounds; round += 1)
    for (const [index, item] of items.entries()) {
      const begun = performance.now();
      await work(item);
      note(performance.now() - begun, round, index, samples, fastest);
    }
  return timing(samples, fastest);
}

function note(milliseconds: number, round: number, index: number, samples: number[], fastest: number[]): void {
  if (round < 0) return;
  samples.push(milliseconds);
  fastest[index] = Math.min(fastest[index] ?? Infinity, milliseconds);
}

function timing(samples: readonly number[], fastest: readonly number[]): Timing {
  return {
    ...spread(samples),
    fastestRoundP50Ms: rounded(percentile(fastest, 0.5)),
    fastestRoundP95Ms: rounded(percentile(fastest, 0.95)),
  };
}
