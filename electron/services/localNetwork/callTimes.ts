/** Milliseconds; `chance` (0 to 1) spreads the calls, so that workstations that began together do not go on together. */

/** A little while, for many hear the same announcement at once. */
export function soon(chance: number): number {
  return 100 + chance * 500;
}

/** The next meeting after one that went well, without news. Both sides count from it, so one of them calls in most minutes. */
export function afterMeeting(chance: number): number {
  return 45_000 + chance * 30_000;
}

/** Who is off may be off for the week-end; who is locked comes back within minutes, and calls by itself when it does. */
export function afterFailure(kind: string, failures: number, chance: number): number {
  const most = kind === 'silent' ? 5 * 60_000 : 10 * 60_000;
  return Math.min(15_000 * 2 ** Math.min(failures - 1, 10), most) * (0.75 + chance * 0.5);
}

/**
 * When there is something to tell. The gap since the last call grows with the number of peers: thirty workstations at work
 * then make some four calls a second each and not hundreds. Who was not met lately is tried twice a minute at most.
 */
export function onNews(
  peer: { readonly startedAt: number; readonly failures: number; readonly trouble: string | null },
  now: number,
  peers: number,
  chance: number,
): number {
  const usual = Math.max(2_000, peers * 250);
  // Who is locked gets a letter: soon, for its writer may lock in a moment and has no key then.
  const gap = peer.trouble === 'silent' ? Math.max(15_000, usual) : peer.failures > 0 ? 30_000 : usual;
  return Math.max(now + soon(chance), peer.startedAt + gap);
}
