const FIRST_MS = 300;
const LONGEST_MS = 60_000;

/**
 * Exponential, 0.3 s to 60 s, half of it at random: 300 workstations that lost one server must not return in step.
 * A server that says when to return is believed up to ten minutes; beyond that it is a mistake and would look like silence.
 */
export function backOffMs(failures: number, random: number, retryAfterSeconds: number | null): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  const own = ceiling / 2 + (ceiling / 2) * random;
  if (retryAfterSeconds === null) return own;
  return Math.max(own, Math.min(retryAfterSeconds, 600) * 1000 * (1 + random / 10));
}
