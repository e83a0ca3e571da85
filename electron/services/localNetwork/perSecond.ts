/** Counts what happens within one second of a clock that nobody sets; says how many it were, this one included. */
export function perSecond(now: () => number = () => performance.now()): () => number {
  let second = Number.NaN;
  let count = 0;
  return () => {
    const current = Math.floor(now() / 1000);
    if (current !== second) [second, count] = [current, 0];
    count += 1;
    return count;
  };
}
