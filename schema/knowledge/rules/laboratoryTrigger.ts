import { z } from 'zod';
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
  analyte: z.string().min(1).max(60),
  /** `value`: the latest result. `acuteKidneyInjury`: KDIGO stage from the creatinine course (`value` of a band is then the stage, unit `1`). */
  course: z.enum(['value', 'acuteKidneyInjury']),
  bands: z.array(z.object({
    comparator: z.enum(['<', '<=', '>=', '>']),
    value: quantity,
    severity,
    /** Critical by itself: it never goes below `show`. */
    critical: z.boolean(),
    hazard: localisedText.optional(),
    actions: z.array(localisedText).optional(),
  })).min(1),
  maximumAgeHours: z.number().positive(),
});
export type LaboratoryTriggerRule = z.infer<typeof laboratoryTriggerRule>;
