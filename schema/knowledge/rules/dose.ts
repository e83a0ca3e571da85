import { z } from 'zod';
import { route } from '../../chart/route.ts';
import { localisedText } from '../../localisedText.ts';
import { quantity } from '../../quantity.ts';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

export const doseLimitKind = z.enum([
  'maximumDaily',
  'maximumSingle',
  'maximumWeekly',
  'minimumDaily',
  'minimumSingle',
  'minimumIntervalHours',
  'maximumIntervalHours',
  'maximumDurationDays',
  'maximumRate',
]);
export type DoseLimitKind = z.infer<typeof doseLimitKind>;

/**
 * One limit of a dose. `per` makes `value` an amount for each kilogram or square metre; `cap` is the adult limit that it never
 * passes. Daily, weekly and minimum limits are about the sum over all lines of the substance, single ones about one
 * administration. Intervals are in `h`, durations in `d`, rates in an amount an hour (`value` 20 mmol is 20 mmol/h).
 * `when` says where the limit holds at all. Limits of one kind in several units (mg and units) are one limit.
 */
const doseLimit = z.object({
  kind: doseLimitKind,
  value: quantity,
  per: z.enum(['kg', 'm2']).optional(),
  cap: quantity.optional(),
  severity,
  when: ruleCondition.optional(),
  advice: localisedText.optional(),
});
export type DoseLimit = z.infer<typeof doseLimit>;

const doseRuleBase = ruleBase.extend({
  drug: drugReference,
  /** Absent: all routes that bring it into the blood. */
  routes: z.array(route).optional(),
  /** Whom the limits are for (an indication, a weight); elsewhere they say nothing. */
  appliesWhen: ruleCondition.optional(),
  limits: z.array(doseLimit).min(1),
});

/** Family 9: adults, from 18 years. */
export const doseRule = doseRuleBase.extend({ family: z.literal('dose') });
/** Family 15: under 18 years. `avoid` is for drugs that an age band should not get at all. */
export const childrenRule = doseRuleBase.extend({
  family: z.literal('children'),
  limits: z.array(doseLimit),
  ageMonths: z.object({ from: z.number().nonnegative(), below: z.number().positive() }),
  avoid: z.object({ severity, advice: localisedText }).optional(),
});
export type DoseRule = z.infer<typeof doseRule>;
export type ChildrenRule = z.infer<typeof childrenRule>;
