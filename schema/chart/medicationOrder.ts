import { z } from 'zod';
import { codeableConcept } from '../coding.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { dosage } from './dosage.ts';
import { medication } from './medication.ts';

/** FHIR MedicationRequest.status, in our spelling. `active` and `onHold` are current; the others are past. */
export const orderStatus = z.enum([
  'active',
  'onHold',
  'completed',
  'stopped',
  'cancelled',
  'draft',
  'enteredInError',
  'unknown',
]);
export type OrderStatus = z.infer<typeof orderStatus>;

/** One line of the prescription (FHIR MedicationRequest). `revision` rises by one with every change of its content. */
export const medicationOrder = z.object({
  id: identifier,
  revision: z.number().int().nonnegative(),
  status: orderStatus,
  medication,
  dosages: z.array(dosage),
  start: instant.nullable(),
  end: instant.nullable(),
  authoredOn: instant.nullable(),
  prescriberName: z.string().max(200).optional(),
  indication: z.array(codeableConcept).optional(),
  /** `inpatient` is given on this ward; `home` is what the patient takes at home (reconciliation). */
  category: z.enum(['inpatient', 'home', 'discharge', 'outpatient', 'unknown']),
  note: z.string().max(4000).optional(),
});
export type MedicationOrder = z.infer<typeof medicationOrder>;
