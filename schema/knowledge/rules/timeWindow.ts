import { z } from 'zod';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * `first` still acts for `washoutDays` after its last dose (family 4): starting `next` inside that window is concurrent use. Only for
 * lines that have ended; two that are given together are an interaction.
 */
export const timeWindowRule = ruleBase.extend({
  family: z.literal('timeWindow'),
  first: drugReference,
  next: drugReference,
  washoutDays: z.number().positive(),
  severity,
  appliesWhen: ruleCondition.optional(),
});
export type TimeWindowRule = z.infer<typeof timeWindowRule>;
