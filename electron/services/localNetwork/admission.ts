import type { Clock } from '../clock.ts';
import type { LocalNetworkLimits } from './limits.ts';

/** A place given to who called. */
export interface Visit {
  /** The exchange knew the caller as one of the site: strangers who use up their calls do not keep this address out. */
  proved(): void;
  /** What came was no greeting of the site, or this workstation is locked. */
  failed(): void;
  leave(): void;
}

/** Gives a place to who calls, or null: refused without a word. */
export type Admission = (address: string) => Visit | null;

const MINUTE_MS = 60_000;
const MOST_PROVED = 256;

/** Counts places and calls. Only who got in is counted by address, so the counts are never more than the calls of a minute. */
export function createAdmission(steady: Pick<Clock, 'now'>, limits: LocalNetworkLimits): Admission {
  const inside = tally();
  const calls = tally();
  const failures = tally();
  const proved = new Set<string>();
  let minute = Number.NaN;

  return (address) => {
    const now = Math.floor(steady.now() / MINUTE_MS);
    if (now !== minute) {
      minute = now;
      calls.clear();
      failures.clear();
    }
    if (inside.all() >= limits.places || inside.of(address) >= limits.placesOfOne) return null;
    if (calls.all() >= limits.callsPerMinute || calls.of(address) >= limits.callsPerMinuteOfOne) return null;
    if (failures.of(address) >= limits.failuresPerMinuteOfOne) return null;
    if (failures.all() >= limits.failuresPerMinute && !proved.has(address)) return null;
    inside.add(address, 1);
    calls.add(address, 1);
    let isInside = true;
    return {
      proved() {
        // Anew, so that the one that was proved longest ago is the first.
        proved.delete(address);
        proved.add(address);
        const [oldest] = proved;
        if (proved.size > MOST_PROVED && oldest !== undefined) proved.delete(oldest);
      },
      failed: () => failures.add(address, 1),
      leave() {
        if (isInside) inside.add(address, -1);
        isInside = false;
      },
    };
  };
}

/** How many of each, and how many in all. */
function tally() {
  const counts = new Map<string, number>();
  let sum = 0;
  return {
    of: (name: string): number => counts.get(name) ?? 0,
    all: (): number => sum,
    add(name: string, change: number): void {
      const count = (counts.get(name) ?? 0) + change;
      sum += change;
      if (count === 0) counts.delete(name);
      else counts.set(name, count);
    },
    clear(): void {
      counts.clear();
      sum = 0;
    },
  };
}
