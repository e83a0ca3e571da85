import { z } from 'zod';
import { severity } from '../../../../schema/severity.ts';
import { actions, commonEntry, drugNames, fileHead } from './commonEntry.ts';

const pairs = z.array(z.tuple([drugNames, drugNames, severity])).min(1);

/** `rules/timeWindow`: `pairs` are the drug that was stopped, the one that is given, and the level. */
export const timeWindowFile = z.strictObject({
  ...fileHead,
  family: z.literal('timeWindow'),
  rules: z.array(
    z.strictObject({ ...commonEntry, pairs, days: z.number().positive(), applies: z.unknown().optional() }),
  ),
});

/** `rules/intakeSeparation`: `pairs` are the drug, what binds it, and the level; hours that the drug needs before and after it. */
export const intakeSeparationFile = z.strictObject({
  ...fileHead,
  family: z.literal('intakeSeparation'),
  rules: z.array(
    z.strictObject({ ...commonEntry, pairs, before: z.number().positive(), after: z.number().positive() }),
  ),
});

/** `rules/intravenousCompatibility`: `pairs` of drugs, or `fluids`: the drug, the fluids it does not bear, and the level. */
export const intravenousCompatibilityFile = z.strictObject({
  ...fileHead,
  family: z.literal('intravenousCompatibility'),
  rules: z.array(
    z.strictObject({
      ...commonEntry,
      pairs: pairs.optional(),
      fluids: z.array(z.tuple([drugNames, z.array(z.string()).min(1), severity])).optional(),
      /** Not on one patient at all, whatever the line. */
      patientWide: z.boolean().optional(),
      applies: z.unknown().optional(),
    }),
  ),
});

/** `rules/drugLevel` */
export const drugLevelFile = z.strictObject({
  ...fileHead,
  family: z.literal('drugLevel'),
  rules: z.array(
    z.strictObject({
      ...commonEntry,
      id: z.string(),
      drugs: drugNames,
      analyte: z.string(),
      sampling: z.enum(['trough', 'afterDose', 'continuous', 'any']),
      troughWithin: z.number().positive().optional(),
      hoursAfterDose: z.tuple([z.number(), z.number()]).optional(),
      whenTimingUnknown: z.enum(['notAssessed', 'worst']).optional(),
      steadyAfterDays: z.number().nonnegative().optional(),
      correctedForAlbumin: z.literal(true).optional(),
      applies: z.unknown().optional(),
      maxAgeHours: z.number(),
      bands: z
        .array(
          z.strictObject({
            is: z.string(),
            level: severity,
            critical: z.boolean().optional(),
            anyTime: z.boolean().optional(),
            when: z.unknown().optional(),
            en: z.string().optional(),
            fr: z.string().optional(),
            actions: actions.optional(),
          }),
        )
        .min(1),
    }),
  ),
});

export type TimeWindowSource = z.infer<typeof timeWindowFile>['rules'][number];
export type IntakeSeparationSource = z.infer<typeof intakeSeparationFile>['rules'][number];
export type IntravenousCompatibilitySource = z.infer<typeof intravenousCompatibilityFile>['rules'][number];
export type DrugLevelSource = z.infer<typeof drugLevelFile>['rules'][number];
