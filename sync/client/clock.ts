/** What is known about the workstation's clock against the server's. */
export interface ClockState {
  /** Workstation minus server, milliseconds; null: never compared, or the clock jumped since. */
  readonly offsetMs: number | null;
  /** Half of the round trip: the offset is known no better than this. */
  readonly uncertaintyMs: number | null;
  readonly lastWallMs: number | null;
  readonly lastMonotonicMs: number | null;
  /** By how much the wall clock moved other than time passed, since it was compared or jumped last. */
  readonly driftMs: number;
  /** An answer that set the server back in time, until another bears it out. */
  readonly doubted: { readonly offsetMs: number; readonly sinceWallMs: number } | null;
}

export type ClockTrust = 'good' | 'warn' | 'untrusted' | 'unknown';

export const unknownClock: ClockState = {
  offsetMs: null,
  uncertaintyMs: null,
  lastWallMs: null,
  lastMonotonicMs: null,
  driftMs: 0,
  doubted: null,
};

const WARN_MS = 2 * 60_000;
const UNTRUSTED_MS = 10 * 60_000;
/** A slow answer says little about the clock; a minute either way is still enough to tell skew from none. */
const WORST_ROUND_TRIP_MS = 60_000;
const JUMP_MS = 30_000;
/** Two answers of a server whose clock was set agree this well; those of a cache drift apart as time passes. */
const AGREEING_MS = 15_000;
const CONFIRMED_AFTER_MS = 60_000;

/**
 * Takes an answer into account: the server's time is set against the middle of the round trip. One that sets the server
 * back in time would make old data look fresh. It may be a cached one, whose time stands still: it is believed when an
 * answer a minute later says the same.
 */
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
  if (clock.offsetMs !== null && offsetMs - clock.offsetMs > JUMP_MS + uncertaintyMs) {
    const { doubted } = clock;
    if (doubted === null || Math.abs(doubted.offsetMs - offsetMs) > AGREEING_MS + uncertaintyMs)
      return { ...clock, doubted: { offsetMs, sinceWallMs: sentWallMs } };
    if (sentWallMs - doubted.sinceWallMs < CONFIRMED_AFTER_MS) return clock;
  }
  // What is known better already, and agrees within what this answer can tell, stays: nothing on the screen flickers.
  const agrees = clock.offsetMs !== null && Math.abs(offsetMs - clock.offsetMs) <= uncertaintyMs;
  if (agrees && (clock.uncertaintyMs ?? 0) <= uncertaintyMs) return clock;
  return { ...clock, offsetMs, uncertaintyMs, driftMs: 0, doubted: null };
}

/**
 * Looks whether the wall clock moved other than time passed. Forward (or a sleep that the monotonic clock slept through):
 * the old offset proves nothing, and is unknown until the next answer. Back, or frozen: at least so much time has passed
 * as the monotonic clock says, so the offset is what it was and that much more; without it old data would look fresh.
 */
export function watchClock(
  clock: ClockState,
  wallMs: number,
  monotonicMs: number,
): { readonly clock: ClockState; readonly jumped: boolean } {
  const { lastWallMs, lastMonotonicMs } = clock;
  const step =
    lastWallMs === null || lastMonotonicMs === null ? 0 : wallMs - lastWallMs - (monotonicMs - lastMonotonicMs);
  const driftMs = clock.driftMs + step;
  const jumped = Math.abs(driftMs) > JUMP_MS;
  const seen = { ...clock, lastWallMs: wallMs, lastMonotonicMs: monotonicMs, driftMs: jumped ? 0 : driftMs };
  if (!jumped) return { clock: seen, jumped };
  const offsetMs = driftMs < 0 ? (clock.offsetMs ?? 0) + driftMs : null;
  return { clock: { ...seen, offsetMs, uncertaintyMs: null, doubted: null }, jumped };
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
