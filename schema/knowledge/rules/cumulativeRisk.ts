import { z } from 'zod';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';
import { syndrome } from '../syndrome.ts';

/** A syndrome to which several drugs add (family 6): one finding for all members present, at the highest step reached. */
export const cumulativeRiskRule = ruleBase.extend({
  family: z.literal('cumulativeRisk'),
  syndrome,
  /** `points` weighs a member; a combination product counts each substance. `group` makes "one from each group" rules possible. */
  members: z
    .array(z.object({ drug: drugReference, points: z.number().positive(), group: z.string().max(60).optional() }))
    .min(1),
  /**
   * What steps count besides points: with `morphineEquivalents` the members are opioids, and a step is reached from
   * `minimumMorphineMg` of oral morphine equivalent a day on (CDC 2022).
   */
  measure: z.literal('morphineEquivalents').optional(),
  /** Reached when the points, the number of different substances, and the number of different groups are all at least these. */
  steps: z
    .array(
      z.object({
        severity,
        minimumPoints: z.number().positive(),
        minimumSubstances: z.number().int().positive(),
        minimumGroups: z.number().int().positive().optional(),
        minimumMorphineMg: z.number().positive().optional(),
      }),
    )
    .min(1),
  /** Routes that do not count (eye drops, creams). */
  excludedRoutes: z.array(z.string().max(40)),
});
export type CumulativeRiskRule = z.infer<typeof cumulativeRiskRule>;
