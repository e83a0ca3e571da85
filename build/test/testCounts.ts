import { z } from 'zod';

/** What the counting reporter hands to the stage that started Vitest. */
export const countsSchema = z.object({
  files: z.number(),
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
});

export type TestCounts = z.infer<typeof countsSchema>;
