/** Work on patients one by one, the urgent first, in slices short enough that messages are answered in between. */
export interface WorkQueue {
  /** Asking twice for the same patient is one piece of work; urgent wins. */
  add(chartId: string, urgent: boolean): void;
  readonly waiting: number;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  stop(): void;
}

export interface QueuePlatform {
  /** Milliseconds of a steady clock. */
  readonly steadyNow: () => number;
  /** Calls back after other tasks had their turn. */
  readonly yieldThen: (go: () => void) => void;
}

const SLICE_MS = 12;

/** `work` must not throw for anything that can happen; a defect stops the queue and rejects `idle`. */
export function createWorkQueue(work: (chartId: string) => Promise<void> | void, platform: QueuePlatform): WorkQueue {
  const urgent = new Set<string>();
  const later = new Set<string>();
  const idleWaiters: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  let running = false;
  let stopped = false;
  let defect: Error | null = null;

  function take(): string | undefined {
    const from = urgent.size > 0 ? urgent : later;
    const first = from.values().next().value;
    if (first !== undefined) from.delete(first);
    return first;
  }
  async function slice(): Promise<void> {
    const end = platform.steadyNow() + SLICE_MS;
    try {
      do {
        const chartId = take();
        if (chartId === undefined || stopped) break;
        await work(chartId);
      } while (platform.steadyNow() < end);
    } catch (reason) {
      defect = reason instanceof Error ? reason : new Error('the work broke', { cause: reason });
      stopped = true;
    }
    next();
  }
  function next(): void {
    if (!stopped && urgent.size + later.size > 0) return platform.yieldThen(() => void slice());
    running = false;
    for (const waiter of idleWaiters.splice(0))
      if (defect === null) waiter.resolve();
      else waiter.reject(defect);
  }
  return {
    add: (chartId, isUrgent) => {
      if (stopped || urgent.has(chartId)) return;
      if (isUrgent) later.delete(chartId);
      (isUrgent ? urgent : later).add(chartId);
      if (running) return;
      running = true;
      platform.yieldThen(() => void slice());
    },
    get waiting() {
      return urgent.size + later.size;
    },
    idle: () =>
      new Promise((resolve, reject) => {
        if (defect !== null) reject(defect);
        else if (running) idleWaiters.push({ resolve, reject });
        else resolve();
      }),
    stop: () => {
      stopped = true;
      urgent.clear();
      later.clear();
    },
  };
}
