import type { Timer } from '../../sync/client/ports.ts';

/** Calls again and again, each time after a pause; returns what ends it. */
export function every(timer: Timer, milliseconds: number, call: () => void): () => void {
  let cancel = timer.after(milliseconds, again);
  function again(): void {
    call();
    cancel = timer.after(milliseconds, again);
  }
  return () => cancel();
}
