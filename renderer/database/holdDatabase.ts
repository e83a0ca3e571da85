/**
 * Makes sure that one worker at a time has a database open: a second window (F43) would write over the first, and each
 * would take the other's revisions for damage. The engine frees the lock by itself when a worker or page dies.
 * @returns what gives it back; null when another still holds it after `waitMs` (a page that reloads needs a moment)
 */
export function holdDatabase(name: string, waitMs: number): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const held = async (): Promise<void> => new Promise((release) => resolve(release));
    navigator.locks.request(name, { signal: AbortSignal.timeout(waitMs) }, held).catch(() => resolve(null));
  });
}
