import { z } from 'zod';
import { family } from '../../../schema/family.ts';
import { severity } from '../../../schema/severity.ts';

const caseLine = z.strictObject({
  /** As a line that is only text. */
  order: z.string(),
  /** Ago or to come: `90d`, `2h`, `+3d`. Without a start it began ten days ago. */
  start: z.string().optional(),
  /** `start` is only when it was written; when it is given from is not said. */
  startUnknown: z.boolean().optional(),
  end: z.string().optional(),
  times: z.array(z.string()).optional(),
  when: z.array(z.string()).optional(),
  form: z.string().optional(),
  asNeeded: z.boolean().optional(),
  once: z.boolean().optional(),
  status: z.string().optional(),
  category: z.string().optional(),
  /** ICD-10 codes. */
  indication: z.array(z.string()).optional(),
  strength: z.string().optional(),
  rate: z.string().optional(),
  access: z.string().optional(),
  diluent: z.string().optional(),
  /** The instruction in the sender's words, beside what is coded. */
  text: z.string().optional(),
});
export type CaseLine = z.infer<typeof caseLine>;

/** A golden case of the starter pack as a pharmacist writes it (`starter/cases/*.yaml`). */
export const starterCase = z.strictObject({
  name: z.string(),
  /** `70 male 75 kg`; a small child `8mo female 7.5 kg` */
  patient: z.string().regex(/^\d+(mo)? (male|female) \d+(\.\d+)? kg$/),
  height: z.string().optional(),
  /** ICD-10 codes. */
  conditions: z.array(z.string()).optional(),
  pregnancy: z.enum(['yes', 'no']).optional(),
  gestationWeeks: z.number().optional(),
  lactation: z.enum(['yes', 'no']).optional(),
  dialysis: z.enum(['yes', 'no']).optional(),
  /** Results in words: `CYP2C19 phenotype: poor metaboliser`. */
  findingsInWords: z.array(z.string()).optional(),
  /** `simvastatin 20 mg oral 1/d`, `methotrexate 15 mg oral 1/wk` */
  lines: z.array(z.union([z.string(), caseLine])).min(1),
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
