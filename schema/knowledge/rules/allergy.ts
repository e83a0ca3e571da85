import { z } from 'zod';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * Someone allergic to `allergen` is ordered `drug` (family 7). `relation` says how close: the same substance, the same class,
 * a shared side chain or excipient. Severity follows the reaction on record.
 */
export const allergyRule = ruleBase.extend({
  family: z.literal('allergy'),
  allergen: drugReference,
  drug: drugReference,
  relation: z.enum(['sameClass', 'crossReactive', 'excipient']),
  severityByReaction: z.object({ severe: severity, mild: severity, unknown: severity, intolerance: severity }),
});
export type AllergyRule = z.infer<typeof allergyRule>;
