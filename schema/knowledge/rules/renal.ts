import { z } from 'zod';
import { route } from '../../chart/route.ts';
import { localisedText } from '../../localisedText.ts';
import { quantity } from '../../quantity.ts';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * What a drug allows as kidneys fail (family 10). Bands are by mL/min, from low to high, and together cover from 0 up. A band
 * with limits is a finding when a limit is exceeded; a band with `severity` and no limit is a finding by itself; one with
 * neither is safe.
 */
export const renalRule = ruleBase.extend({
  family: z.literal('renal'),
  drug: drugReference,
  routes: z.array(route).optional(),
  estimate: z.enum(['cockcroftGault', 'ckdEpi']),
  bands: z
    .array(
      z.object({
        /** Upper limit, not included; null: no upper limit. */
        below: z.number().positive().nullable(),
        severity: severity.optional(),
        maximumDailyDose: quantity.optional(),
        maximumSingleDose: quantity.optional(),
        minimumIntervalHours: z.number().positive().optional(),
        /** The limit in words for the card. */
        advice: localisedText.optional(),
      }),
    )
    .min(1),
  maximumAgeHours: z.number().positive(),
  dialysis: z.object({ severity: severity.optional(), advice: localisedText }).optional(),
});
export type RenalRule = z.infer<typeof renalRule>;
