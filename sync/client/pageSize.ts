const TARGET_MS = 2000;
const SMALLEST = 5;
const LARGEST = 1000;

export const FIRST_PAGE_SIZE = 100;

/**
 * The next page size: what would have taken 2 s at the speed just seen, at most doubled or halved at once (one slow page
 * is no trend), and not raised by a page that came back short, which says nothing about the line. `latencyMs` is not part
 * of the 2 s: it costs the same for any size, and where it is 2 s by itself pages would shrink to nothing (F42).
 */
export function nextPageSize(
  size: number,
  received: number,
  durationMs: number,
  latencyMs = 0,
  largest = LARGEST,
): number {
  const factor = Math.min(2, Math.max(0.5, TARGET_MS / Math.max(1, durationMs - latencyMs)));
  const next = factor > 1 && received < size ? size : Math.round(size * factor);
  return Math.min(largest, Math.max(SMALLEST, next));
}

export function pageSizeAfterFailure(size: number): number {
  return Math.max(SMALLEST, Math.floor(size / 2));
}

/** What an answer costs before its first document: a small one shows it, a large one can only show that it is less. */
export function nextLatencyMs(latencyMs: number, received: number, durationMs: number): number {
  return received <= SMALLEST ? durationMs : Math.min(latencyMs, durationMs);
}
