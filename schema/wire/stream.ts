import { z } from 'zod';
import { instant } from '../instant.ts';

/** `GET /sync/v1/stream?wards=a,b` as server-sent events: `changed` says that pulling pays, `heartbeat` that the line is alive. */
export const streamMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), seq: z.number().int().nonnegative(), epoch: z.string().max(64) }),
  z.object({
    kind: z.literal('heartbeat'),
    seq: z.number().int().nonnegative(),
    epoch: z.string().max(64),
    serverTime: instant,
  }),
]);
export type StreamMessage = z.infer<typeof streamMessage>;

export const HEARTBEAT_SECONDS = 15;
