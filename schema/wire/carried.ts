import { z } from 'zod';
import { pushResult } from './push.ts';

/**
 * `POST /sync/v1/carried`: acts that came from another workstation by the exchange, for the case that it cannot send them
 * itself. Each is a `SignedAct` and proves its author; whoever carries it matters to nobody.
 */
export const carriedRequest = z.object({
  protocol: z.number().int(),
  acts: z.array(z.unknown()).min(1).max(200),
});
export type CarriedRequest = z.infer<typeof carriedRequest>;

/** One result per act, in the order of the acts. What is not proved is `forbidden`. */
export const carriedResponse = z.object({ protocol: z.number().int(), results: z.array(pushResult) });
export type CarriedResponse = z.infer<typeof carriedResponse>;
