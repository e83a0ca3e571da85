import { isIP } from 'node:net';
import { z } from 'zod';
import { peerPlace } from './peerPlace.ts';
import { isPrivateAddress, isPrivateNetwork } from './privateNetworks.ts';

const network = z
  .union([z.cidrv4(), z.cidrv6()], { error: 'not a network such as 10.20.0.0/16' })
  .refine(isPrivateNetwork, {
    error: ({ input }) => `${String(input)} is a public network: only private ones are used`,
  });

const peer = z
  .string()
  .refine((text) => peerPlace(text, 1) !== null, { error: 'not HOST or HOST:PORT' })
  .refine(isNoPublicAddress, {
    error: ({ input }) => `${String(input)} is a public address: only private ones are used`,
  });

/** Whether and where workstations of the site exchange their acts without the server. Off unless the policy says otherwise. */
export const localNetworkPolicy = z.strictObject({
  enabled: z.boolean(),
  /** Of TCP for the exchange and of UDP for the announcements, the same on all workstations: a firewall needs one rule. */
  port: z.number().int().min(1024).max(65_535),
  /** Only these networks, as `10.20.0.0/16`: a laptop is quiet elsewhere. Null: every private network it is in. */
  networks: z.array(network).min(1).max(50).nullable(),
  /** Announce and listen for announcements. Without it only the peers that are named are called. */
  discovery: z.boolean(),
  /** Names or addresses of workstations, for networks that carry no announcements. */
  peers: z.array(peer).max(100),
});
export type LocalNetworkPolicy = z.infer<typeof localNetworkPolicy>;

/**
 * Off: a program that opens a port which nobody asked for is an incident in a hospital, and on Windows a question of the
 * firewall to somebody who cannot answer it. The port is free in IANA's list and below what systems give to callers.
 */
export const defaultLocalNetwork: LocalNetworkPolicy = {
  enabled: false,
  port: 28_467,
  networks: null,
  discovery: true,
  peers: [],
};

function isNoPublicAddress(text: string): boolean {
  const host = peerPlace(text, 1)?.host ?? '';
  return isIP(host) === 0 || isPrivateAddress(host);
}
