import { z } from 'zod';

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
});
export type WireFailure = z.infer<typeof wireFailure>;
