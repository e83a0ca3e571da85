import type { Timer } from './ports.ts';

/**
 * The promise's value, or `late` when it has not settled in time, or `broken` when it was rejected (an adapter that throws
 * instead of answering). What comes after the deadline is ignored.
 */
export function withDeadline<T>(
  timer: Timer,
  milliseconds: number,
  promise: Promise<T>,
  otherwise: { readonly late: T; readonly broken: T },
): Promise<T> {
  return new Promise((resolve) => {
    const cancel = timer.after(milliseconds, () => resolve(otherwise.late));
    const settle = (value: T): void => {
      cancel();
      resolve(value);
    };
    promise.then(settle, () => settle(otherwise.broken));
  });
}
