/** Time as a capability, so that delays, leases and idle locks are tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after that long; the function returned calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

const LOOK_EVERY_MS = 1000;

export const systemClock: Clock = {
  now: () => Date.now(),
  // A timer of the system stands still while the machine sleeps: after a night in a bag the desk would still be open for
  // its idle minutes. And the wall clock can be set back. So both are looked at, and the first that says so counts.
  after(milliseconds, call) {
    const wallDue = Date.now() + milliseconds;
    const steadyDue = performance.now() + milliseconds;
    let timer: NodeJS.Timeout;
    const look = (): void => {
      const left = Math.min(wallDue - Date.now(), steadyDue - performance.now());
      if (left <= 0) call();
      else wait(left);
    };
    const wait = (left: number): void => {
      timer = setTimeout(look, Math.min(left, LOOK_EVERY_MS));
      timer.unref();
    };
    wait(Math.max(milliseconds, 0));
    return () => clearTimeout(timer);
  },
};
