import { rounded } from './machine.ts';

/** The value below which this share of the samples lies, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}

export function spread(samplesMs: readonly number[]): { readonly p50Ms: number; readonly p95Ms: number } {
  return { p50Ms: rounded(percentile(samplesMs, 0.5)), p95Ms: rounded(percentile(samplesMs, 0.95)) };
}
