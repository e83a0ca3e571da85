import type { Result } from '../../schema/result.ts';
import type { StorageFailure } from '../../sync/client/ports.ts';

/**
 * Runs the database's operations one after another and gives each 5 s. A browser whose disk is full may abort a
 * transaction without ever settling it (dexie #776, #840): whoever waits gets an answer, and nothing else is begun on
 * top of a write that may still land, because an elder could then overwrite a younger.
 */
export interface StoreQueue {
  run<T>(operation: () => Promise<T>): Promise<Result<T, StorageFailure>>;
}

export function createStoreQueue(deadlineMs: number): StoreQueue {
  let tail: Promise<unknown> = Promise.resolve();

  return {
    run<T>(operation: () => Promise<T>) {
      const begun = tail.then(operation);
      tail = begun.catch(() => undefined);
      return settle(begun, deadlineMs);
    },
  };
}

function settle<T>(operation: Promise<T>, deadlineMs: number): Promise<Result<T, StorageFailure>> {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => resolve({ ok: false, error: { kind: 'unresponsive' } }), deadlineMs);
    operation
      .then((value) => resolve({ ok: true, value }))
      .catch((error: unknown) => resolve({ ok: false, error: failureOf(error) }))
      .finally(() => clearTimeout(timeout));
  });
}

/** What the engine says when its own files are broken ("Internal error opening backing store": dexie #1767). */
const DAMAGE = new Set(['UnknownError', 'NotReadableError', 'DataError', 'NotFoundError']);

/**
 * Dexie wraps the browser's error in its own, sometimes twice. What is not clearly damage is `unavailable`, and nothing is
 * deleted for it.
 */
export function failureOf(error: unknown): StorageFailure {
  for (let cause: unknown = error, depth = 0; cause instanceof Object && depth < 5; depth += 1) {
    const { name, inner } = cause as { readonly name?: unknown; readonly inner?: unknown };
    if (name === 'QuotaExceededError') return { kind: 'full' };
    if (typeof name === 'string' && DAMAGE.has(name)) return { kind: 'corrupt' };
    cause = inner ?? (cause as { readonly cause?: unknown }).cause;
  }
  return { kind: 'unavailable' };
}
