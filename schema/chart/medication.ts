import { z } from 'zod';
import { coding } from '../coding.ts';
import { quantity } from '../quantity.ts';

const strength = z.object({ numerator: quantity, denominator: quantity.optional() });

/** What was ordered: codes where the sender gave them, always the sender's words. */
export const medication = z.object({
  codings: z.array(coding),
  text: z.string().min(1).max(500),
  brandName: z.string().max(200).optional(),
  form: z.string().max(200).optional(),
  strength: strength.optional(),
  /** Present when the sender stated the composition itself; otherwise the resolver finds it. */
  ingredients: z
    .array(z.object({ codings: z.array(coding), text: z.string().max(500), strength: strength.optional() }))
    .optional(),
});
export type Medication = z.infer<typeof medication>;
