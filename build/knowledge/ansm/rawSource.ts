import { z } from 'zod';

/** The thesaurus as it was taken from the PDF of the ANSM: every pair stands there under each of its two names. */
export const rawThesaurus = z
  .array(
    z.object({
      main_drug: z.string().min(1),
      plus_drug: z.string().min(1),
      severity_levels: z.array(z.object({ level: z.string(), info: z.string() })).min(1),
      interaction_mechanism: z.string(),
      /** The whole text of the pair, with the ends of the lines that `info` lost. */
      description: z.string(),
    }),
  )
  .min(1);
export type RawRule = z.infer<typeof rawThesaurus>[number];

/** The index of substances of the same edition. A substance may stand there twice, with other classes each time. */
export const rawIndex = z.array(z.object({ substance: z.string().min(1), drug_classes: z.array(z.string()) })).min(1);
export type RawIndexEntry = z.infer<typeof rawIndex>[number];
