import { z } from 'zod';

/** Position in the feed of a site: order of numbers is order of commits. `id` breaks no tie; it lets a log say where. */
export const checkpoint = z.object({ seq: z.number().int().nonnegative(), id: z.string().max(64) });
export type Checkpoint = z.infer<typeof checkpoint>;
