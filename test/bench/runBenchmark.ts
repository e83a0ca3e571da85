import { createCleanup } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import type { BenchOptions } from './benchOptions.ts';
import { describeMachine } from './machine.ts';
import type { Report } from './printResult.ts';

/** One benchmark from begin to clean end. `cancelled` ends it in the middle, with everything closed. */
export async function runBenchmark(
  { name, isQuick, patients, only }: Omit<BenchOptions, 'isJson' | 'isPage'>,
  say: (progress: string) => void,
  cancelled: AbortSignal = new AbortController().signal,
): Promise<Report> {
  const chosen = benchmarks[name];
  if (chosen === undefined) throw new Error(`there is no benchmark ${name}`);
  const machine = describeMachine();
  const cleanup = createCleanup();
  const cut = new Promise<never>((_, reject) => {
    cancelled.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
  });
  try {
    const sayUnlessCut = (progress: string): void => {
      cancelled.throwIfAborted();
      say(progress);
    };
    return {
      name,
      machine,
      ...(await Promise.race([cut, chosen.run({ isQuick, patients, only, cleanup, say: sayUnlessCut })])),
    };
  } finally {
    await cleanup.run();
  }
}
