import { z } from 'zod';
import { localisedText } from '../../localisedText.ts';
import { quantity } from '../../quantity.ts';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * The measured concentration of a drug (family 18). Bands are checked from the first to the last; without a sample taken as asked,
 * and not before `steadyStateDays` of the same dose, only those that hold at `anyTime` say something.
 */
export const drugLevelRule = ruleBase.extend({
  family: z.literal('drugLevel'),
  drugs: z.array(drugReference).min(1),
  analyte: z.string().min(1).max(60),
  /**
   * `trough`: at most `troughWithinHours` before the next dose. `afterDose`: within `hoursAfterDose` of the last one (a peak, the
   * twelfth hour of lithium). `continuous`: during a continuous infusion. `any`: whenever it is taken.
   */
  sampling: z.enum(['trough', 'afterDose', 'continuous', 'any']),
  troughWithinHours: z.number().positive().optional(),
  hoursAfterDose: z.object({ from: z.number().nonnegative(), to: z.number().positive().optional() }).optional(),
  /** What a high value comes to whose hour cannot be told from the doses: a sample is never below the trough. */
  whenTimingUnknown: z.enum(['notAssessed', 'worst']),
  steadyStateDays: z.number().nonnegative().optional(),
  /** Phenytoin: what the total would be at a normal albumin (Sheiner and Tozer). */
  correctedForAlbumin: z.literal(true).optional(),
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
