import { z } from 'zod';
import { localisedText } from '../../localisedText.ts';
import { quantity } from '../../quantity.ts';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * The measured concentration of a drug (family 18). Bands are checked from the first to the last. A trough counts as one only when
 * the sample was taken at most `troughWithinHours` before the next dose, and not before `steadyStateDays` of the same dose; otherwise
 * the level is not assessed.
 */
export const drugLevelRule = ruleBase.extend({
  family: z.literal('drugLevel'),
  drugs: z.array(drugReference).min(1),
  analyte: z.string().min(1).max(60),
  sampling: z.enum(['trough', 'any']),
  troughWithinHours: z.number().positive().optional(),
  steadyStateDays: z.number().nonnegative().optional(),
  appliesWhen: ruleCondition.optional(),
  bands: z
    .array(
      z.object({
        comparator: z.enum(['<', '<=', '>=', '>']),
        value: quantity,
        severity,
        critical: z.boolean(),
        /** A level this high is dangerous whenever it was taken: it needs no trough and no steady state. */
        anyTime: z.boolean(),
        when: ruleCondition.optional(),
        hazard: localisedText.optional(),
        actions: z.array(localisedText).optional(),
      }),
    )
    .min(1),
  maximumAgeHours: z.number().positive(),
});
export type DrugLevelRule = z.infer<typeof drugLevelRule>;
