import { z } from 'zod';
import { severity } from '../../severity.ts';
import { drugReference } from '../drugReference.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * Two drugs by mouth whose hours must not collide (family 5): `drug` is taken at least `hoursBefore` before `binder`, or at least
 * `hoursAfter` after it.
 */
export const intakeSeparationRule = ruleBase.extend({
  family: z.literal('intakeSeparation'),
  drug: drugReference,
  binder: drugReference,
  hoursBefore: z.number().positive(),
  hoursAfter: z.number().positive(),
  severity,
});
export type IntakeSeparationRule = z.infer<typeof intakeSeparationRule>;
