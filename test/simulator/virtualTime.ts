import type { Timer } from '../../sync/client/ports.ts';

/** One time for a whole scenario. Nothing waits: time stands still while code runs and leaps to the next timer. */
export interface VirtualTime {
  nowMs(): number;
  at(whenMs: number, call: () => void): () => void;
  /** Runs until the moment is reached and all that became due has been done. */
  runUntil(whenMs: number): Promise<void>;
  /** Time stands still until this is settled too: a real server answers in real time. */
  outside<T>(work: Promise<T>): Promise<T>;
}

export const BEGINNING_MS = Date.parse('2026-11-21T06:00:00.000Z');

export function createVirtualTime(): VirtualTime {
  let now = 0;
  let next = 0;
  const timers = new Map<number, { readonly whenMs: number; readonly call: () => void }>();
  const pending = new Set<Promise<unknown>>();

  // Adapters answer by promises only, so a turn of the event loop lets every chain of them run to its end.
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const settle = async (): Promise<void> => {
    await turn();
    while (pending.size > 0) {
      await Promise.allSettled(pending);
      await turn();
    }
  };
  const earliest = (): [number, { readonly whenMs: number; readonly call: () => void }] | undefined => {
    let found: [number, { readonly whenMs: number; readonly call: () => void }] | undefined;
    for (const entry of timers) if (found === undefined || entry[1].whenMs < found[1].whenMs) found = entry;
    return found;
  };

  return {
    nowMs: () => now,
    at(whenMs, call) {
      const id = ++next;
      timers.set(id, { whenMs: Math.max(whenMs, now), call });
      return () => timers.delete(id);
    },
    async runUntil(whenMs) {
      await settle();
      for (let due = earliest(); due !== undefined && due[1].whenMs <= whenMs; due = earliest()) {
        timers.delete(due[0]);
        now = due[1].whenMs;
        due[1].call();
        await settle();
      }
      now = Math.max(now, whenMs);
    },
    outside(work) {
      const done: Promise<unknown> = work.finally(() => pending.delete(done)).catch(() => null);
      pending.add(done);
      return work;
    },
  };
}

/** A workstation's clocks: the wall clock is off by `skewMs()`, the monotonic one is right. */
export function createWorkstationTimer(time: VirtualTime, skewMs: () => number): Timer {
  return {
    wallMs: () => BEGINNING_MS + time.nowMs() + skewMs(),
    monotonicMs: () => time.nowMs(),
    after: (milliseconds, call) => time.at(time.nowMs() + milliseconds, call),
  };
}
