import { z } from 'zod';
import { nonce } from './checkpoint.ts';

/** Every error answer of the server. `reference` finds the entry in the server's log; no field ever holds patient data. */
export const wireFailure = z.object({
  error: z.enum([
    'invalidRequest',
    'unauthenticated',
    'forbidden',
    'notFound',
    'conflict',
    'tooLarge',
    'protocolTooOld',
    'busy',
    'unavailable',
    'internal',
  ]),
  message: z.string().max(1000),
  reference: z.string().max(64),
  retryAfterSeconds: z.number().nonnegative().optional(),
  nonce,
});
export type WireFailure = z.infer<typeof wireFailure>;
