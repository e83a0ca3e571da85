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
  /** Our own listener; another person's session on this machine may have the port at another address, or before us. */
  isHere(address: string): boolean;
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
  let own: OwnAddresses = { used: [], public: [] };
  let beside: readonly { readonly address: string; readonly isBeside: (address: string) => boolean }[] = [];
  let lookAt = -Infinity;
  let announceAt = -Infinity;
  let joinAt = -Infinity;

  let places = '';
  const look = async (now: number): Promise<void> => {
    own = ownAddresses(interfaces, policy.networks);
    beside = own.used.map(({ address, network }) => ({ address, isBeside: addressesIn([network]) }));
    const addresses = own.used.map(({ address }) => address);
    await listeners.moveTo(addresses);
    const before = places;
    places = JSON.stringify([addresses, listeners.listening()]);
    if (!policy.discovery || (places === before && now < joinAt)) return;
    joinAt = now + JOIN_EVERY_MS;
    const version4 = own.used.filter(({ isVersion4 }) => isVersion4).map(({ address }) => address);
    await announcements.moveTo(
      version4,
      version4.filter((address) => listeners.listening().includes(address)),
    );
    if (places !== before) announceAt = now;
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
    isHere: (address) => listeners.listening().includes(address),
    ownBeside: (address) => beside.find(({ isBeside }) => isBeside(address))?.address,
  };
}
