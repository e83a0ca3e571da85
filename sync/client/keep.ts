import type { z } from 'zod';

/**
 * Checks a value and hands back the value itself: parsing would leave out the fields of a later version, which must be
 * kept and returned unchanged (an event's digest covers them). Sound because no wire schema transforms or fills in.
 */
export function keep<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> | null {
  return schema.safeParse(value).success ? (value as z.infer<S>) : null;
}
