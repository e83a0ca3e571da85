import type { NearbyState } from '../../../schema/ipc/nearbyState.ts';
import type { Announcements } from './announcements.ts';
import type { Listeners } from './listeners.ts';
import type { LocalNetworkPolicy } from './localNetworkPolicy.ts';
import type { OwnAddresses } from './ownAddresses.ts';
import type { Peer } from './peer.ts';

export interface NearbyParts {
  readonly policy: LocalNetworkPolicy;
  readonly own: OwnAddresses;
  readonly listeners: Listeners;
  readonly announcements: Announcements;
  readonly peers: readonly Peer[];
}

/** What is told of the local network: where others can call, and how it went with each. */
export function nearbyStateOf({ policy, own, listeners, announcements, peers }: NearbyParts): NearbyState {
  const listening = [...listeners.listening()];
  const standing = own.used.length === 0 ? 'noAddress' : listening.length === 0 ? 'callingOnly' : 'listening';
  return {
    standing,
    port: policy.port,
    listening,
    notUsed: [...own.public.map((address) => ({ address, reason: 'public' as const })), ...listeners.refused()],
    announcing: !policy.discovery ? 'off' : announcements.hasFailed() ? 'failed' : 'on',
    peers: peers.map(({ name, known, lastExchange, cameInAll, trouble }) => ({
      address: name,
      known,
      lastExchange,
      cameInAll,
      trouble,
    })),
  };
}
