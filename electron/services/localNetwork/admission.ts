import type { Clock } from '../clock.ts';
import type { LocalNetworkLimits } from './limits.ts';

/** Gives a place to who calls, or null: refused without a word. The function returned gives the place back. */
export type Admission = (address: string) => (() => void) | null;

const MINUTE_MS = 60_000;

/** Counts places and calls. Only who got in is counted by address, so the counts are never more than the calls of a minute. */
export function createAdmission(steady: Pick<Clock, 'now'>, limits: LocalNetworkLimits): Admission {
  let taken = 0;
  const takenBy = new Map<string, number>();
  let minute = Number.NaN;
  let calls = 0;
  const callsBy = new Map<string, number>();

  return (address) => {
    const now = Math.floor(steady.now() / MINUTE_MS);
    if (now !== minute) {
      minute = now;
      calls = 0;
      callsBy.clear();
    }
    const places = takenBy.get(address) ?? 0;
    const called = callsBy.get(address) ?? 0;
    if (taken >= limits.places || places >= limits.placesOfOne) return null;
    if (calls >= limits.callsPerMinute || called >= limits.callsPerMinuteOfOne) return null;
    taken += 1;
    calls += 1;
    takenBy.set(address, places + 1);
    callsBy.set(address, called + 1);
    let isGivenBack = false;
    return () => {
      if (isGivenBack) return;
      isGivenBack = true;
      taken -= 1;
      const left = (takenBy.get(address) ?? 1) - 1;
      if (left === 0) takenBy.delete(address);
      else takenBy.set(address, left);
    };
  };
}
