import { z } from 'zod';
import { policy } from '../../../schema/ipc/policy.ts';
import { defaultLocalNetwork, localNetworkPolicy } from '../localNetwork/localNetworkPolicy.ts';

/** What the shell alone must know of the policy; the page is not told. */
const shellPolicy = z.object({
  /** Without a keystore of the operating system: keep the secret of this device in a file (weaker, and shown). */
  allowFileSecret: z.boolean(),
  /** PEM file with the authorities of this hospital. */
  certificatesFile: z.string().nullable(),
  /** Where links may lead, as origins: `https://ansm.sante.fr`. They open in the person's browser. */
  linkOrigins: z.array(z.url({ protocol: /^https$/ })),
  localNetwork: localNetworkPolicy,
});

export const wholePolicy = z.strictObject({ ...policy.shape, ...shellPolicy.shape });
export type WholePolicy = z.infer<typeof wholePolicy>;

export const defaultPolicy: WholePolicy = {
  serverUrl: null,
  idleLockMinutes: 5,
  leaseHours: 72,
  feedLimitsMinutes: { orders: 60, results: 120, allergies: 1440, conditions: 1440, patient: 1440 },
  theme: 'system',
  language: 'system',
  allowFileSecret: false,
  certificatesFile: null,
  linkOrigins: [],
  localNetwork: defaultLocalNetwork,
};

/** A policy file overrides what it names; a name that nobody knows is an error, because a misspelt rule is a rule not kept. */
export const policyFile = wholePolicy.partial().extend({
  feedLimitsMinutes: policy.shape.feedLimitsMinutes.partial().strict().optional(),
  localNetwork: localNetworkPolicy.partial().optional(),
});
