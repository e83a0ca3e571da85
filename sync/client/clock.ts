/** What is known about the workstation's clock against the server's. */
export interface ClockState {
  /** Workstation minus server, milliseconds; null: never compared, or the clock jumped since. */
  readonly offsetMs: number | null;
  /** Half of the round trip: the offset is known no better than this. */
  readonly uncertaintyMs: number | null;
  readonly lastWallMs: number | null;
  readonly lastMonotonicMs: number | null;
}

export type ClockTrust = 'good' | 'warn' | 'untrusted' | 'unknown';

export const unknownClock: ClockState = {
  offsetMs: null,
  uncertaintyMs: null,
  lastWallMs: null,
  lastMonotonicMs: null,
};

const WARN_MS = 2 * 60_000;
const UNTRUSTED_MS = 10 * 60_000;
/** A slow answer says little about the clock; a minute either way is still enough to tell skew from none. */
const WORST_ROUND_TRIP_MS = 60_000;
const JUMP_MS = 30_000;

/** Takes an answer into account: the server's time is set against the middle of the round trip. */
export function compareClock(
  clock: ClockState,
  sentWallMs: number,
  roundTripMs: number,
  serverTime: string,
): ClockState {
  const serverMs = Date.parse(serverTime);
  if (Number.isNaN(serverMs) || roundTripMs < 0 || roundTripMs > WORST_ROUND_TRIP_MS) return clock;
  const offsetMs = Math.round(sentWallMs + roundTripMs / 2 - serverMs);
  const uncertaintyMs = Math.round(roundTripMs / 2);
  // What is known better already, and agrees within what this answer can tell, stays: nothing on the screen flickers.
  const agrees = clock.offsetMs !== null && Math.abs(offsetMs - clock.offsetMs) <= uncertaintyMs;
  if (agrees && (clock.uncertaintyMs ?? 0) <= uncertaintyMs) return clock;
  return { ...clock, offsetMs, uncertaintyMs };
}

/**
 * Looks whether the wall clock moved other than time passed. After a jump (or a sleep that the monotonic clock slept
 * through) the old offset proves nothing: it is unknown until the next answer.
 */
export function watchClock(
  clock: ClockState,
  wallMs: number,
  monotonicMs: number,
): { readonly clock: ClockState; readonly jumped: boolean } {
  const { lastWallMs, lastMonotonicMs } = clock;
  const jumped =
    lastWallMs !== null &&
    lastMonotonicMs !== null &&
    Math.abs(wallMs - lastWallMs - (monotonicMs - lastMonotonicMs)) > JUMP_MS;
  const seen = { ...clock, lastWallMs: wallMs, lastMonotonicMs: monotonicMs };
  return { clock: jumped ? { ...seen, offsetMs: null, uncertaintyMs: null } : seen, jumped };
}

/** Above 2 minutes of skew: warn. Above 10 minutes: a time-critical act needs confirmation, and nothing counts as fresh. */
export function clockTrust(clock: ClockState): ClockTrust {
  if (clock.offsetMs === null) return 'unknown';
  const skew = Math.abs(clock.offsetMs);
  if (skew > UNTRUSTED_MS) return 'untrusted';
  return skew > WARN_MS ? 'warn' : 'good';
}

/** The server's time as well as it is known; the workstation's own while never compared. */
export function serverNowMs(clock: ClockState, wallMs: number): number {
  return wallMs - (clock.offsetMs ?? 0);
}
