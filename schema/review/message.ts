import { z } from 'zod';

/** A sentence of `text/` by its key, with the values that fill it. */
export const message = z.object({
  key: z.string().min(1).max(120),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Message = z.infer<typeof message>;
