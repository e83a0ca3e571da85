import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { quantity } from '../quantity.ts';

/** One fact of the patient that a finding rests on, with the record it came from. */
export const evidence = z.object({
  kind: z.enum(['order', 'observation', 'allergy', 'condition', 'patient', 'computed']),
  /** Id of the order, observation, allergy or condition; absent for facts of the patient and computed values. */
  recordId: identifier.optional(),
  /** Which fact: a substance id, an analyte (`potassium`), or a computed value (`creatinineClearance`, `ageYears`). */
  fact: z.string().min(1).max(100),
  /** The words of the record, for a fact that has no translation. */
  text: z.string().max(500).optional(),
  value: quantity.optional(),
  at: instant.nullable().optional(),
  /** The limit it was compared with, in the unit of `value`. */
  threshold: z.object({ comparator: z.enum(['<', '<=', '>=', '>']), value: quantity }).optional(),
});
export type Evidence = z.infer<typeof evidence>;
