import { z } from 'zod';
import { codeableConcept } from '../coding.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** A diagnosis or problem (FHIR Condition). */
export const condition = z.object({
  id: identifier,
  code: codeableConcept,
  clinicalStatus: z.enum(['active', 'inactive', 'resolved', 'unknown']),
  verification: z.enum(['confirmed', 'unconfirmed', 'refuted', 'enteredInError', 'unknown']),
  onsetAt: instant.nullable(),
  recordedAt: instant.nullable(),
});
export type Condition = z.infer<typeof condition>;
