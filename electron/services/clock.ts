/** Time as a capability, so that delays, leases and idle locks are tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after that long; the function returned calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

// setTimeout overflows above 2^31-1 ms and then fires at once; a lease may be longer.
const LONGEST_TIMER_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, call) {
    const due = Date.now() + milliseconds;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = due - Date.now();
      timer = setTimeout(left > LONGEST_TIMER_MS ? wait : call, Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};
