import type { NetworkInterfaceInfo } from 'node:os';
import { addressesIn, isPrivateAddress, isPrivateElsewhere } from './privateNetworks.ts';

/** What `os.networkInterfaces()` answers. */
export type Interfaces = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

export interface OwnAddresses {
  /** With the network that each lies in, as `10.20.4.11/24`. */
  readonly used: readonly { readonly address: string; readonly network: string; readonly isVersion4: boolean }[];
  readonly public: readonly string[];
}

/** A machine has two or three; a host of virtual machines has dozens, and each would be a socket. */
const MOST_USED = 8;

/** The addresses of this machine as they are now: docking stations, Wi-Fi and VPNs bring and take them. */
export function ownAddresses(interfaces: Interfaces, networks: readonly string[] | null): OwnAddresses {
  const isWanted = networks === null ? isPrivateElsewhere : addressesIn(networks);
  const all = Object.values(readInterfaces(interfaces)).flatMap((each) => each ?? []);
  return {
    used: all
      .filter(({ address, cidr }) => cidr !== null && isPrivateAddress(address) && isWanted(address))
      .slice(0, MOST_USED)
      .map(({ address, cidr, family }) => ({ address, network: cidr ?? '', isVersion4: family === 'IPv4' })),
    public: all
      .filter(({ address }) => !isPrivateAddress(address) && !isLinkLocal(address))
      .map(({ address }) => address),
  };
}

/** A sandbox of the system may forbid to ask; then there is nothing to use, and the state says so. */
function readInterfaces(interfaces: Interfaces): ReturnType<Interfaces> {
  try {
    return interfaces();
  } catch {
    return {};
  }
}

/** Every interface has one beside its others; nothing to tell a person about. */
const isLinkLocal = addressesIn(['fe80::/10']);
