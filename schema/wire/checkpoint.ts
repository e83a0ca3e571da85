import { z } from 'zod';

/** Position in the feed of a site: order of numbers is order of commits. `id` breaks no tie; it lets a log say where. */
export const checkpoint = z.object({ seq: z.number().int().nonnegative(), id: z.string().max(64) });
export type Checkpoint = z.infer<typeof checkpoint>;

/**
 * Chosen anew for each request and given back with its answer. A proxy that repeats what another request was answered is
 * found out by it: such an answer says nothing about now, whatever it says. Optional, so that an old workstation may send.
 */
export const nonce = z.string().min(1).max(64).optional();
