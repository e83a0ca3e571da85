import { z } from 'zod';
import { route } from '../../chart/route.ts';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/** A result that should exist while a drug is given (family 17): one task per laboratory test, not per pair. */
export const missingMonitoringRule = ruleBase.extend({
  family: z.literal('missingMonitoring'),
  drugs: z.array(drugReference).min(1),
  /** Where only some routes count (vancomycin by mouth stays in the bowel); absent: all. */
  routes: z.array(route).optional(),
  analyte: z.string().min(1).max(60),
  severity,
  /** The last result may be this old. */
  withinDays: z.number().positive(),
  /** No task before the drug has been given this long; 0: a baseline is wanted at the start. */
  afterDaysOfTreatment: z.number().nonnegative(),
});
export type MissingMonitoringRule = z.infer<typeof missingMonitoringRule>;
