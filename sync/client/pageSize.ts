const TARGET_MS = 2000;
const SMALLEST = 5;
const LARGEST = 1000;

export const FIRST_PAGE_SIZE = 100;

/**
 * The next page size: what would have taken 2 s at the speed just seen, at most doubled or halved at once (one slow page
 * is no trend), and not raised by a page that came back short, which says nothing about the line.
 */
export function nextPageSize(size: number, received: number, durationMs: number): number {
  const factor = Math.min(2, Math.max(0.5, TARGET_MS / Math.max(1, durationMs)));
  const next = factor > 1 && received < size ? size : Math.round(size * factor);
  return Math.min(LARGEST, Math.max(SMALLEST, next));
}

export function pageSizeAfterFailure(size: number): number {
  return Math.max(SMALLEST, Math.floor(size / 2));
}
