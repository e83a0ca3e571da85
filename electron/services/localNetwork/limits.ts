import type { TextLimit } from './meeting.ts';

/**
 * What a meeting may cost. A stranger gets as far as the greeting: all places together hold 32 MB for him. Bundles are read
 * only from who answered a greeting of ours, or whose greeting the exchange knew as one of the site.
 */
export interface LocalNetworkLimits {
  readonly connectSeconds: number;
  readonly greeting: TextLimit;
  readonly bundle: TextLimit;
  /** Until the other has taken what it was given. */
  readonly finishSeconds: number;
  /** Connections from outside at one time: all together, and from one address. */
  readonly places: number;
  readonly placesOfOne: number;
  /** Connections in a second at one address before it is closed for half a minute. */
  readonly callsPerSecond: number;
  /** Meetings in a minute that others begin: all together, and from one address. */
  readonly callsPerMinute: number;
  readonly callsPerMinuteOfOne: number;
  /** Of these, such as came to nothing: reading what a stranger sends costs. Whoever was known in this run is not counted out by others. */
  readonly failuresPerMinute: number;
  readonly failuresPerMinuteOfOne: number;
  /** Meetings at one time that this workstation begins: all, and with those that only announced themselves. */
  readonly calls: number;
  readonly callsOfUnproved: number;
}

export const LOCAL_NETWORK_LIMITS: LocalNetworkLimits = {
  connectSeconds: 3,
  greeting: { bytes: 2_097_152, seconds: 5 },
  bundle: { bytes: 16_777_216, seconds: 60, beginSeconds: 20 },
  finishSeconds: 30,
  places: 16,
  placesOfOne: 4,
  callsPerSecond: 1_000,
  callsPerMinute: 600,
  callsPerMinuteOfOne: 60,
  failuresPerMinute: 100,
  failuresPerMinuteOfOne: 40,
  calls: 4,
  callsOfUnproved: 2,
};
