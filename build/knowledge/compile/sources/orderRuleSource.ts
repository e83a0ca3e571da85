import { z } from 'zod';
import { localisedText } from '../../../../schema/localisedText.ts';
import { severity } from '../../../../schema/severity.ts';
import { actions, commonEntry, drugNames, fileHead } from './commonEntry.ts';

const entry = z.strictObject({
  ...commonEntry,
  id: z.string(),
  drugs: drugNames,
  routes: z.array(z.string()).optional(),
  /** Creams and drops count too. */
  anyRoute: z.boolean().optional(),
  applies: z.unknown().optional(),
  about: localisedText,
  /** `level` alone, where nothing chooses. */
  level: severity.optional(),
  levels: z
    .array(
      z.strictObject({
        level: severity,
        when: z.unknown().optional(),
        about: localisedText.optional(),
        en: z.string().optional(),
        fr: z.string().optional(),
        actions: actions.optional(),
      }),
    )
    .optional(),
  whenUnknown: z.enum(['notAssessed', 'worst']).optional(),
  context: z.enum(['known', 'shown']).optional(),
});
export type OrderRuleSource = z.infer<typeof entry>;

const fileOf = <F extends string>(family: F) =>
  z.strictObject({ ...fileHead, family: z.literal(family), rules: z.array(entry) });

/** Files of the families whose rules are about one drug and the facts of the patient or its order. */
export const orderRuleFiles = [
  fileOf('route'),
  fileOf('doseThreshold'),
  fileOf('hepatic'),
  fileOf('condition'),
  fileOf('pregnancyLactation'),
  fileOf('olderPeople'),
  fileOf('administration'),
  fileOf('pharmacogenomics'),
] as const;
