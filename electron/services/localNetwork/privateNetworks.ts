import { BlockList, isIP } from 'node:net';

/**
 * Networks whose addresses the Internet does not carry: RFC 1918, RFC 3927, RFC 4193, and this machine. Not 100.64.0.0/10
 * (RFC 6598): a laptop on a mobile link has such an address, and shares it with strangers.
 */
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7'] as const;
const THIS_MACHINE = ['127.0.0.0/8', '::1/128'] as const;

/** Says of an address in figures whether it lies in one of the networks; of anything else: no. */
export function addressesIn(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return (address) => {
    const family = isIP(address);
    // Link-local addresses of IPv6 carry the name of an interface: they are not used.
    return family !== 0 && !address.includes('%') && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}

export const isPrivateAddress = addressesIn([...PRIVATE_NETWORKS, ...THIS_MACHINE]);

/** What is used where the policy names no networks: not this machine itself, where no other workstation is. */
export const isPrivateElsewhere = addressesIn(PRIVATE_NETWORKS);

/** All of the network is private: `10.0.0.0/7` begins with a private address and holds public ones. */
export function isPrivateNetwork(network: string): boolean {
  const [address = '', given = ''] = network.split('/');
  return [...PRIVATE_NETWORKS, ...THIS_MACHINE].some(
    (known) => Number(given) >= Number(known.split('/')[1]) && addressesIn([known])(address),
  );
}
