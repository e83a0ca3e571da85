import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { quantity } from '../quantity.ts';

/** A dose that was given, or was due and was not (FHIR MedicationAdministration). */
export const administration = z.object({
  id: identifier,
  orderId: identifier,
  at: instant,
  status: z.enum(['given', 'notGiven', 'planned', 'unknown']),
  dose: quantity.optional(),
});
export type Administration = z.infer<typeof administration>;
