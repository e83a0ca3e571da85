/** Failed sign-ins of one name from one address. */
export type FailureLimiter = {
  /** Seconds until another attempt is looked at; 0: now. */
  readonly waitSeconds: (key: string, now: Date) => number;
  readonly failed: (key: string, now: Date) => void;
  readonly succeeded: (key: string) => void;
  /** Takes one failure back: the attempt that it stood for was never judged. */
  readonly unjudged: (key: string) => void;
};

const FREE_FAILURES = 5;
const LONGEST_WAIT_SECONDS = 300;
const FORGET_AFTER_MS = 15 * 60_000;
const MOST_KEYS = 10_000;

/** Five failures are free; each one more doubles the wait, up to five minutes. A quarter of an hour without one forgets. */
export function createFailureLimiter(): FailureLimiter {
  const failures = new Map<string, { count: number; lastMs: number }>();
  return {
    waitSeconds: (key, now) => {
      const past = failures.get(key);
      if (past === undefined || now.getTime() - past.lastMs > FORGET_AFTER_MS || past.count < FREE_FAILURES) return 0;
      const wait = Math.min(2 ** (past.count - FREE_FAILURES), LONGEST_WAIT_SECONDS);
      return Math.max(0, wait - (now.getTime() - past.lastMs) / 1000);
    },
    failed: (key, now) => {
      const past = failures.get(key);
      const isRecent = past !== undefined && now.getTime() - past.lastMs <= FORGET_AFTER_MS;
      failures.delete(key);
      failures.set(key, { count: isRecent ? past.count + 1 : 1, lastMs: now.getTime() });
      const oldest = failures.keys().next();
      if (failures.size > MOST_KEYS && oldest.done === false) failures.delete(oldest.value);
    },
    succeeded: (key) => {
      failures.delete(key);
    },
    unjudged: (key) => {
      const past = failures.get(key);
      if (past !== undefined) failures.set(key, { ...past, count: Math.max(0, past.count - 1) });
    },
  };
}
