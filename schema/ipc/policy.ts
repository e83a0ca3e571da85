import { z } from 'zod';

/** What IT decides for a workstation. Every field has a default; a policy file overrides it. */
export const policy = z.object({
  serverUrl: z.url().nullable(),
  idleLockMinutes: z.number().min(1).max(30),
  leaseHours: z.number().min(1).max(336),
  /** After these ages a feed is stale: it blocks "clear" and is shown. */
  feedLimitsMinutes: z.object({
    orders: z.number().positive(),
    results: z.number().positive(),
    allergies: z.number().positive(),
    conditions: z.number().positive(),
    patient: z.number().positive(),
  }),
  theme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['en', 'fr', 'system']),
});
export type Policy = z.infer<typeof policy>;
