import { z } from 'zod';
import { codeableConcept } from '../coding.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { quantity } from '../quantity.ts';

/** A laboratory result, a vital sign or a measure (FHIR Observation). `effectiveAt` is the time of the sample. */
export const observation = z.object({
  id: identifier,
  status: z.enum(['preliminary', 'final', 'corrected', 'cancelled', 'enteredInError', 'unknown']),
  category: z.enum(['laboratory', 'vitalSigns', 'other']),
  code: codeableConcept,
  value: quantity.nullable(),
  /** `<` or `>`: the value is a limit of the method, not a measurement. */
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  valueText: z.string().max(2000).optional(),
  referenceRange: z.object({ low: quantity.optional(), high: quantity.optional() }).optional(),
  effectiveAt: instant.nullable(),
  issuedAt: instant.nullable(),
});
export type Observation = z.infer<typeof observation>;
