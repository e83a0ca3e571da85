import { z } from 'zod';
import { timeOfDay } from '../instant.ts';
import { quantity } from '../quantity.ts';
import { route } from './route.ts';

/** When doses are due. Every field is optional because senders leave them out; absent means not known, never "once". */
export const timing = z.object({
  /** `frequency` doses every `period` `periodUnit`: 3 per 1 d, 1 per 2 wk. */
  frequency: z.number().int().positive().optional(),
  period: z.number().positive().optional(),
  periodUnit: z.enum(['min', 'h', 'd', 'wk', 'mo']).optional(),
  timesOfDay: z.array(timeOfDay).optional(),
  daysOfWeek: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(),
  once: z.boolean().optional(),
  continuous: z.boolean().optional(),
});
export type Timing = z.infer<typeof timing>;

/** One dosage instruction (FHIR Dosage). `dose` is the amount of one administration. */
export const dosage = z.object({
  dose: quantity.optional(),
  doseRange: z.object({ low: quantity, high: quantity }).optional(),
  rate: quantity.optional(),
  route,
  routeText: z.string().max(200).optional(),
  timing,
  asNeeded: z.boolean(),
  maximumDailyDose: quantity.optional(),
  text: z.string().max(2000).optional(),
});
export type Dosage = z.infer<typeof dosage>;
