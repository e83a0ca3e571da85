import type { NearbyPeer } from '../../../schema/ipc/nearbyState.ts';
import type { Clock } from '../clock.ts';
import { afterFailure, afterMeeting, onNews, soon } from './callTimes.ts';
import type { CallOutcome, MeetingOutcome } from './meet.ts';
import type { Peer } from './peer.ts';
import type { PeerPlace } from './peerPlace.ts';
import { isTwin, olderOf } from './twins.ts';

export interface PeerBookOptions {
  /** For what a person reads; everything else goes by `steady`, which nobody can turn back. */
  readonly clock: Pick<Clock, 'now'>;
  readonly steady: Pick<Clock, 'now'>;
  /** Between 0 and 1. */
  readonly chance: () => number;
  readonly listed: readonly { readonly name: string; readonly place: PeerPlace }[];
  readonly port: number;
}

export interface PeerBook {
  /** An announcement came from there; it proves nothing. */
  heard(address: string): void;
  /** Somebody called from there and proved to be of this site. */
  called(address: string, outcome: MeetingOutcome, beganAt: number): void;
  /** A workstation of the site was met there, or the policy names it. */
  isKnown(address: string): boolean;
  /** Who is to be called now, the longest due first. */
  due(): readonly Peer[];
  started(peer: Peer): void;
  ended(peer: Peer, outcome: CallOutcome): void;
  /** It says nothing, is very likely one of the site that is locked, and there is news since its last letter. */
  wantsLetter(peer: Peer): boolean;
  leftLetter(peer: Peer): void;
  hasNewsSince(time: number): boolean;
  /** Its name leads to this workstation: nobody to call, and nobody to show, until it leads elsewhere. */
  isThisOne(peer: Peer): void;
  /** Acts were written or came: whoever was there lately is called. */
  news(): void;
  all(): readonly Peer[];
}

/** Announcements that were never followed by a meeting: a flood of forged ones takes these places and no more. */
const MOST_UNPROVED = 32;
const MOST_PROVED = 64;
/** Who made room is not listened to for a while, so that a flood of forged addresses runs dry and true ones get their turn. */
const DEAF_MS = 10 * 60_000;
const MOST_DEAF_TO = 512;
/** Announcements come every half minute: who was not heard for three of them was away, and is called as soon as it is back. */
const AWAY_MS = 90_000;
const UNHEARD_MS = 5 * 60_000;
/** As long as a shift: the address may be another machine's by then. */
const UNMET_MS = 12 * 3_600_000;
const LOOK_UP_AGAIN_MS = 10 * 60_000;
/** Letters are kept in memory: the other may have been started again. */
const LETTER_AGAIN_MS = 10 * 60_000;

export function createPeerBook({ clock, steady, chance, listed, port }: PeerBookOptions): PeerBook {
  const peers = new Set<Peer>();
  const add = (name: string, place: PeerPlace, known: NearbyPeer['known'], nextAt: number): Peer => {
    const now = steady.now();
    const address = known === 'listed' ? null : place.host;
    const fresh = { lastExchange: null, cameInAll: 0, trouble: null, failures: 0, isCalled: false, isThisOne: false };
    const peer: Peer = {
      name,
      place,
      known,
      address,
      ...fresh,
      startedAt: -Infinity,
      letterAt: -Infinity,
      nextAt,
      seenAt: now,
    };
    peers.add(peer);
    return peer;
  };
  for (const { name, place } of listed) add(name, place, 'listed', steady.now());

  // Listed ones come first in the set, and are found first.
  const at = (address: string): Peer | undefined => {
    for (const peer of peers) if (peer.address === address) return peer;
    return undefined;
  };
  const deafTo = new Map<string, number>();
  const makeRoom = (isProved: boolean): boolean => {
    const same = [...peers].filter((peer) => peer.known !== 'listed' && (peer.lastExchange !== null) === isProved);
    if (same.length < (isProved ? MOST_PROVED : MOST_UNPROVED)) return true;
    // Who could not be met gives way first. Who has not been tried stays: else a flood would push out the one true peer.
    const given = same
      .filter((peer) => !peer.isCalled && (isProved || peer.failures > 0))
      .toSorted((a, b) => b.failures - a.failures || a.seenAt - b.seenAt)[0];
    if (given === undefined) return false;
    peers.delete(given);
    if (!isProved) deafTo.set(given.name, steady.now() + DEAF_MS);
    const [oldest] = deafTo.keys();
    if (deafTo.size > MOST_DEAF_TO && oldest !== undefined) deafTo.delete(oldest);
    return true;
  };
  let newsAt = -Infinity;
  const meet = (peer: Peer, outcome: CallOutcome, beganAt: number): void => {
    const now = steady.now();
    if (outcome.kind === 'exchanged') {
      const { taken } = outcome;
      peer.lastExchange = {
        at: new Date(clock.now()).toISOString(),
        deviceId: taken?.deviceId ?? peer.lastExchange?.deviceId ?? null,
        name: taken === null ? (peer.lastExchange?.name ?? null) : (taken.writerName ?? null),
        came: taken?.fresh ?? 0,
        refused: taken?.refused.reduce((sum, { count }) => sum + count, 0) ?? 0,
      };
      peer.cameInAll += taken?.fresh ?? 0;
      peer.trouble = null;
      peer.failures = 0;
      peer.seenAt = now;
      // What was written since the meeting began may not have been part of it.
      for (const older of olderOf(peer, peers)) peers.delete(older);
      peer.nextAt = newsAt >= beganAt ? onNews(peer, now, peers.size, chance()) : now + afterMeeting(chance());
      return;
    }
    // Nothing that the other could help, and nothing to tell of it.
    if (outcome.kind === 'closedHere') return;
    peer.trouble = outcome.kind === 'notTaken' ? outcome.reason : outcome.kind;
    peer.failures += 1;
    peer.nextAt = now + afterFailure(outcome.kind, peer.failures, chance());
  };

  return {
    heard(address) {
      const known = at(address);
      const now = steady.now();
      if (known === undefined) {
        if (now < (deafTo.get(address) ?? -Infinity)) return;
        if (makeRoom(false)) add(address, { host: address, port }, 'heard', now + soon(chance()));
        return;
      }
      if (known.failures > 0 && now - known.seenAt > AWAY_MS)
        known.nextAt = Math.min(known.nextAt, onNews(known, now, peers.size, chance()));
      known.seenAt = now;
    },
    called(address, outcome, beganAt) {
      const known = at(address);
      if (known === undefined && outcome.kind !== 'exchanged') return;
      if (known === undefined && !makeRoom(true)) return;
      meet(known ?? add(address, { host: address, port }, 'called', steady.now()), outcome, beganAt);
    },
    isKnown(address) {
      const known = at(address);
      return known !== undefined && (known.known === 'listed' || known.lastExchange !== null);
    },
    due() {
      const now = steady.now();
      for (const peer of peers) if (isOver(peer, now)) peers.delete(peer);
      return [...peers]
        .filter((peer) => !peer.isCalled && peer.nextAt <= now && !isTwin(peer, peers))
        .toSorted((a, b) => a.nextAt - b.nextAt);
    },
    started(peer) {
      peer.isCalled = true;
      peer.isThisOne = false;
      peer.startedAt = steady.now();
    },
    ended(peer, outcome) {
      peer.isCalled = false;
      meet(peer, outcome, peer.startedAt);
      if (peer.known !== 'listed' || peer.address === null) return;
      // The same workstation was heard before its name was looked up.
      for (const other of peers)
        if (other.known !== 'listed' && !other.isCalled && other.address === peer.address) peers.delete(other);
    },
    wantsLetter(peer) {
      const isOfThisSite = peer.known === 'listed' || peer.lastExchange !== null;
      return isOfThisSite && (newsAt >= peer.letterAt || steady.now() - peer.letterAt > LETTER_AGAIN_MS);
    },
    leftLetter(peer) {
      // What is written while it was on its way is for the next one.
      peer.letterAt = peer.startedAt;
    },
    hasNewsSince: (time) => newsAt >= time,
    isThisOne(peer) {
      peer.isCalled = false;
      peer.isThisOne = true;
      peer.nextAt = steady.now() + LOOK_UP_AGAIN_MS;
    },
    news() {
      const now = steady.now();
      newsAt = now;
      for (const peer of peers)
        if (peer.trouble !== 'unreachable' && !peer.isThisOne)
          peer.nextAt = Math.min(peer.nextAt, onNews(peer, now, peers.size, chance()));
    },
    all: () => [...peers].filter((peer) => !peer.isThisOne && (peer.isCalled || !isTwin(peer, peers))),
  };
}

function isOver(peer: Peer, now: number): boolean {
  if (peer.known === 'listed' || peer.isCalled) return false;
  return now - peer.seenAt > (peer.lastExchange === null ? UNHEARD_MS : UNMET_MS);
}
