import type { Clock } from '../clock.ts';
import type { Announcements } from './announcements.ts';
import type { Listeners } from './listeners.ts';
import type { LocalNetworkPolicy } from './localNetworkPolicy.ts';
import { ownAddresses } from './ownAddresses.ts';
import type { Interfaces, OwnAddresses } from './ownAddresses.ts';
import { addressesIn } from './privateNetworks.ts';

/** Where this workstation is in the network at present; listeners and announcements move with it. */
export interface PlacesHere {
  /** Called often; looks when it is time. */
  follow(): Promise<void>;
  own(): OwnAddresses;
  /** An address of this machine. */
  isOwn(address: string): boolean;
  /** The address of this machine in the network of that address, if it is in one with it. */
  ownBeside(address: string): string | undefined;
}

const LOOK_EVERY_MS = 3_000;
const ANNOUNCE_EVERY_MS = 30_000;
/** Switches that nobody asks forget the members of a group after some four minutes. */
const JOIN_EVERY_MS = 120_000;

export interface PlacesHereOptions {
  readonly policy: LocalNetworkPolicy;
  readonly steady: Pick<Clock, 'now'>;
  readonly chance: () => number;
  readonly interfaces: Interfaces;
  readonly listeners: Listeners;
  readonly announcements: Announcements;
}

export function placesHere(options: PlacesHereOptions): PlacesHere {
  const { policy, steady, chance, interfaces, listeners, announcements } = options;
  let own: OwnAddresses = { used: [], public: [], all: new Set() };
  let beside: readonly { readonly address: string; readonly isBeside: (address: string) => boolean }[] = [];
  let lookAt = -Infinity;
  let announceAt = -Infinity;
  let joinAt = -Infinity;

  const look = async (now: number): Promise<void> => {
    const before = addressesOf(own).join();
    own = ownAddresses(interfaces, policy.networks);
    beside = own.used.map(({ address, network }) => ({ address, isBeside: addressesIn([network]) }));
    const addresses = addressesOf(own);
    const hasMoved = addresses.join() !== before;
    await listeners.moveTo(addresses);
    if (!policy.discovery || (!hasMoved && now < joinAt)) return;
    joinAt = now + JOIN_EVERY_MS;
    await announcements.moveTo(own.used.filter(({ isVersion4 }) => isVersion4).map(({ address }) => address));
    if (hasMoved) announceAt = now;
  };

  return {
    async follow() {
      const now = steady.now();
      if (now >= lookAt) {
        lookAt = now + LOOK_EVERY_MS;
        await look(now);
      }
      if (!policy.discovery || now < announceAt) return;
      announceAt = now + ANNOUNCE_EVERY_MS * (0.8 + chance() * 0.2);
      announcements.announce();
    },
    own: () => own,
    isOwn: (address) => own.all.has(address),
    ownBeside: (address) => beside.find(({ isBeside }) => isBeside(address))?.address,
  };
}

function addressesOf(own: OwnAddresses): readonly string[] {
  return own.used.map(({ address }) => address);
}
