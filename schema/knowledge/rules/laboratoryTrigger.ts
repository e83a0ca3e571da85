import { z } from 'zod';
import { route } from '../../chart/route.ts';
import { localisedText } from '../../localisedText.ts';
import { quantity } from '../../quantity.ts';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * A result that makes an ordered drug dangerous (family 16). Bands are checked from the first to the last; the first that the
 * latest valid result meets is the finding. Compared in decimal arithmetic in the unit of the band.
 */
export const laboratoryTriggerRule = ruleBase.extend({
  family: z.literal('laboratoryTrigger'),
  drugs: z.array(drugReference).min(1),
  /** Where only some routes count (vancomycin by mouth stays in the bowel); absent: all. */
  routes: z.array(route).optional(),
  analyte: z.string().min(1).max(60),
  /** `value`: the latest result. `acuteKidneyInjury`: KDIGO stage from the creatinine course (`value` of a band is then the stage, unit `1`). */
  course: z.enum(['value', 'acuteKidneyInjury']),
  bands: z
    .array(
      z.object({
        comparator: z.enum(['<', '<=', '>=', '>']),
        value: quantity,
        severity,
        /** Critical by itself: it never goes below `show`. */
        critical: z.boolean(),
        hazard: localisedText.optional(),
        actions: z.array(localisedText).optional(),
      }),
    )
    .min(1),
  maximumAgeHours: z.number().positive(),
  /**
   * Nobody is asked to measure this in every patient with the drug (creatine kinase under a statin, lactate under metformin): that
   * there is no result leaves nothing unassessed. A result that met a band and is now too old still does. Which tests are wanted is
   * the business of the missing-monitoring rules.
   */
  onlyIfMeasured: z.boolean().optional(),
});
export type LaboratoryTriggerRule = z.infer<typeof laboratoryTriggerRule>;
