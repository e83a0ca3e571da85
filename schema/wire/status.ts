import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** `GET /sync/v1/status`: no sign-in needed, nothing about patients. `epoch` changes when the server is restored from a backup. */
export const statusResponse = z.object({
  product: z.literal('wardlight'),
  protocol: z.number().int(),
  oldestAccepted: z.number().int(),
  epoch: z.string().max(64),
  siteId: identifier,
  siteName: z.string().max(200),
  serverTime: instant,
});
export type StatusResponse = z.infer<typeof statusResponse>;
