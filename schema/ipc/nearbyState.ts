import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { exchangeFailure } from '../wire/exchange.ts';

/**
 * Why nothing was exchanged with a workstation at the last attempt. `unreachable`: no connection (off, away, a firewall);
 * `silent`: connected and said nothing (locked, of another site or other wards, keys not there yet); `brokenOff`: ended
 * midway; `nameUnknown`, `notPrivate`: what the policy names is not found, or lies outside the networks that are used.
 */
const nearbyTrouble = z.enum([
  'unreachable',
  'silent',
  'brokenOff',
  'nameUnknown',
  'notPrivate',
  ...exchangeFailure.options,
]);
export type NearbyTrouble = z.infer<typeof nearbyTrouble>;

const nearbyPeer = z.object({
  /** An address, or what the policy says; never who works there. */
  address: z.string(),
  /** `listed` in the policy, `heard` by its announcement, or it `called` here. Heard alone proves nothing: anybody can announce. */
  known: z.enum(['listed', 'heard', 'called']),
  /** The last meeting in which the other proved to be a workstation of this site; whose it was, where it said so. */
  lastExchange: z
    .object({
      at: instant,
      deviceId: identifier.nullable(),
      name: z.string().nullable(),
      /** Acts that were new here. */
      came: z.number().int().nonnegative(),
      refused: z.number().int().nonnegative(),
    })
    .nullable(),
  /** Acts that came from there since the program started. */
  cameInAll: z.number().int().nonnegative(),
  trouble: nearbyTrouble.nullable(),
});
export type NearbyPeer = z.infer<typeof nearbyPeer>;

/** What the exchange over the local network does. It says nothing of the server, and never makes anything green. */
export const nearbyState = z.object({
  /** `off`: the policy does not want it; `noAddress`: no private network here; `callingOnly`: others cannot call here. */
  standing: z.enum(['off', 'noAddress', 'callingOnly', 'listening']),
  port: z.number().int(),
  listening: z.array(z.string()),
  /** Addresses of this machine that are not used. `public`: never; `portTaken`: another program has the port; `tooManyCalls`: closed for half a minute. */
  notUsed: z.array(
    z.object({ address: z.string(), reason: z.enum(['public', 'portTaken', 'refused', 'tooManyCalls']) }),
  ),
  announcing: z.enum(['off', 'on', 'failed']),
  peers: z.array(nearbyPeer),
});
export type NearbyState = z.infer<typeof nearbyState>;
