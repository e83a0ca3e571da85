import { z } from 'zod';
import { timeOfDay } from '../instant.ts';
import { quantity } from '../quantity.ts';
import { route } from './route.ts';

/** The part of FHIR EventTiming that bears on an intake. `M`, `D`, `V` are breakfast, lunch and dinner. */
export const eventTiming = z.enum([
  'MORN',
  'NOON',
  'AFT',
  'EVE',
  'NIGHT',
  'HS',
  'WAKE',
  'C',
  'CM',
  'CD',
  'CV',
  'AC',
  'ACM',
  'ACD',
  'ACV',
  'PC',
  'PCM',
  'PCD',
  'PCV',
]);

/** When doses are due. Every field is optional because senders leave them out; absent means not known, never "once". */
export const timing = z.object({
  /** `frequency` doses every `period` `periodUnit`: 3 per 1 d, 1 per 2 wk. */
  frequency: z.number().int().positive().optional(),
  period: z.number().positive().optional(),
  periodUnit: z.enum(['min', 'h', 'd', 'wk', 'mo']).optional(),
  timesOfDay: z.array(timeOfDay).optional(),
  daysOfWeek: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(),
  /** Where meals and the day set the time (FHIR EventTiming): before (`AC`), after (`PC`) or with (`C`) a meal, at bedtime (`HS`). */
  when: z.array(eventTiming).optional(),
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
  /** What an infusion is diluted in, in the sender's words. */
  diluentText: z.string().max(200).optional(),
  /** Which line or lumen an infusion runs through ("proximal"): two that are stated and differ do not meet. */
  accessText: z.string().max(200).optional(),
  maximumDailyDose: quantity.optional(),
  text: z.string().max(2000).optional(),
});
export type Dosage = z.infer<typeof dosage>;
