import { z } from 'zod';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * Two drugs that should not meet (family 1). `levels`: the first whose condition holds is taken; a level without a condition
 * always holds; while a condition is unknown, the worst level that could still hold is taken. A class with itself needs
 * two different substances.
 */
export const interactionRule = ruleBase.extend({
  family: z.literal('interaction'),
  a: drugReference,
  b: drugReference,
  levels: z.array(z.object({ severity, when: ruleCondition.optional() })).min(1),
  /** What happens to the concentration of an end, where the source says so. */
  effects: z.array(z.object({ of: z.enum(['a', 'b']), concentration: z.enum(['raised', 'lowered']) })).optional(),
});
export type InteractionRule = z.infer<typeof interactionRule>;
