import { z } from 'zod';
import { family } from '../../../schema/family.ts';
import { severity } from '../../../schema/severity.ts';

/** A golden case of the starter pack as a pharmacist writes it (`starter/cases/*.yaml`). */
export const starterCase = z.strictObject({
  name: z.string(),
  /** `70 male 75 kg` */
  patient: z.string().regex(/^\d+ (male|female) \d+ kg$/),
  /** `simvastatin 20 mg oral 1/d`, `methotrexate 15 mg oral 1/wk` */
  lines: z.array(z.string()).min(1),
  /** Analyte, value, unit, hours ago: `potassium 5.8 mmol/L 4` */
  labs: z.array(z.string()).optional(),
  /** Substance and how severe the reaction was: `amoxicillin severe` */
  allergies: z.array(z.string()).optional(),
  find: z.array(z.strictObject({ family, of: z.array(z.string()).min(1), severity: severity.optional() })).optional(),
  silent: z
    .array(z.strictObject({ family, of: z.array(z.string()).optional(), about: z.string().optional() }))
    .optional(),
  quiet: z.boolean().optional(),
});
export type StarterCase = z.infer<typeof starterCase>;
