import { z } from 'zod';
import { identifier } from '../identifier.ts';

/** A ward, clinic or unit of the site, as the directory lists it. */
export const ward = z.object({
  id: identifier,
  siteId: identifier,
  name: z.string().min(1).max(200),
  beds: z.number().int().nonnegative(),
});
export type Ward = z.infer<typeof ward>;
