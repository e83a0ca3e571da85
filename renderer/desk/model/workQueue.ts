/**
 * `urgent`: on a screen, or in the ward that is. `new`: arrived or changed, and not on the list yet as it is now. `again`: on the
 * list, and looked at once more because time passed; it must never keep a new patient waiting.
 */
export type WorkLane = 'urgent' | 'new' | 'again';

/** Work on patients one by one, lane by lane, in slices short enough that messages are answered in between. */
export interface WorkQueue {
  /** Asking twice for the same patient is one piece of work, in the better of the two lanes. */
  add(chartId: string, lane: WorkLane): void;
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

/** `work` must not throw for anything that can happen; a defect stops the queue, is told once, and rejects `idle`. */
export function createWorkQueue(
  work: (chartId: string) => Promise<void> | void,
  platform: QueuePlatform,
  broke: (defect: Error) => void,
): WorkQueue {
  const lanes: Readonly<Record<WorkLane, Set<string>>> = { urgent: new Set(), new: new Set(), again: new Set() };
  const inOrder = [lanes.urgent, lanes.new, lanes.again];
  const countWaiting = (): number => inOrder.reduce((sum, lane) => sum + lane.size, 0);
  const idleWaiters: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  let running = false;
  let stopped = false;
  let defect: Error | null = null;

  function take(): string | undefined {
    const from = inOrder.find((lane) => lane.size > 0);
    const first = from?.values().next().value;
    if (first !== undefined) from?.delete(first);
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
      broke(defect);
    }
    next();
  }
  function next(): void {
    if (!stopped && countWaiting() > 0) return platform.yieldThen(() => void slice());
    running = false;
    for (const waiter of idleWaiters.splice(0))
      if (defect === null) waiter.resolve();
      else waiter.reject(defect);
  }
  return {
    add: (chartId, lane) => {
      const place = inOrder.indexOf(lanes[lane]);
      if (stopped || inOrder.slice(0, place + 1).some((better) => better.has(chartId))) return;
      for (const worse of inOrder.slice(place + 1)) worse.delete(chartId);
      lanes[lane].add(chartId);
      if (running) return;
      running = true;
      platform.yieldThen(() => void slice());
    },
    get waiting() {
      return countWaiting();
    },
    idle: () =>
      new Promise((resolve, reject) => {
        if (defect !== null) reject(defect);
        else if (running) idleWaiters.push({ resolve, reject });
        else resolve();
      }),
    stop: () => {
      stopped = true;
      for (const lane of inOrder) lane.clear();
    },
  };
}
