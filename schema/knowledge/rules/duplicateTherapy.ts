import { z } from 'zod';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * Two lines that do the same thing (family 8). The same substance twice is found without a rule; a rule names a class of
 * which one is enough, and the pairs that are intended (basal and rapid insulin).
 */
export const duplicateTherapyRule = ruleBase.extend({
  family: z.literal('duplicateTherapy'),
  class: drugReference,
  severity,
  intended: z.array(z.object({ a: drugReference, b: drugReference })),
});
export type DuplicateTherapyRule = z.infer<typeof duplicateTherapyRule>;
