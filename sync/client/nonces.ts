import type { Random } from './ports.ts';

/** A new name for each request, which its answer must bear: no two of one program alike, and hardly two of any. */
export function createNonces(random: Random): () => string {
  let count = 0;
  const part = (): string => Math.floor(random() * 2 ** 32).toString(36);
  return () => `${part()}.${part()}.${(count += 1)}`;
}
