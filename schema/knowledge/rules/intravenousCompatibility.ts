import { z } from 'zod';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * Two infusions that must not meet in one line, or a drug and the fluid it may not be diluted in (family 19). `other` or
 * `diluents`, one of them.
 */
export const intravenousCompatibilityRule = ruleBase.extend({
  family: z.literal('intravenousCompatibility'),
  drug: drugReference,
  other: drugReference.optional(),
  diluents: z.array(z.enum(['glucose', 'sodiumChloride', 'ringer', 'water'])).optional(),
  severity,
  /** `line`: they may run at other hours or through other lines. `patient`: not on the same patient at all (ceftriaxone and calcium in the newborn). */
  apart: z.enum(['line', 'patient']),
  appliesWhen: ruleCondition.optional(),
});
export type IntravenousCompatibilityRule = z.infer<typeof intravenousCompatibilityRule>;
