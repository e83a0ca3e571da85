import type { Clock } from './clock.ts';

/** A clock for tests: time stands still until `advance`. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  /** Sets the time as a person does who turns the clock: no timer fires for it. */
  set(now: number): void;
}

export function manualClock(start: string): ManualClock {
  let now = Date.parse(start);
  let timers: { readonly due: number; readonly call: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, call) {
      const timer = { due: now + milliseconds, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      now += milliseconds;
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const timer of due) timer.call();
    },
    set(time) {
      now = time;
    },
  };
}
