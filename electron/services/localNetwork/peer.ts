import type { NearbyPeer } from '../../../schema/ipc/nearbyState.ts';
import type { PeerPlace } from './peerPlace.ts';

/** What is remembered of a workstation while the program runs. Nothing of it is kept. */
export interface Peer {
  readonly name: string;
  readonly place: PeerPlace;
  readonly known: NearbyPeer['known'];
  /** The address in figures; null while a listed name was not looked up. */
  address: string | null;
  lastExchange: NearbyPeer['lastExchange'];
  cameInAll: number;
  trouble: NearbyPeer['trouble'];
  failures: number;
  isCalled: boolean;
  /** The name leads to this workstation itself, for now. */
  isThisOne: boolean;
  startedAt: number;
  /** When a letter was left there last. */
  letterAt: number;
  nextAt: number;
  seenAt: number;
}
