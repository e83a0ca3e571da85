import { z } from 'zod';
import { localisedText } from '../../../../schema/localisedText.ts';
import { evidenceLevel } from '../../../../schema/knowledge/ruleBase.ts';
import { ruleAction } from '../../../../schema/knowledge/ruleAction.ts';
import { syndrome } from '../../../../schema/knowledge/syndrome.ts';
import { severity } from '../../../../schema/severity.ts';

export const action = z.strictObject(ruleAction.shape);
export const modifierSource = z.strictObject({
  id: z.string(),
  when: z.unknown(),
  effect: z.enum(['raise', 'lower']),
  to: severity.optional(),
  reason: localisedText,
});
export const actions = z.array(z.union([z.string(), action])).min(1);
export const level = z.strictObject({ level: severity, when: z.unknown().optional() });
/** The one harm that a rule is about; `none` takes away what the file says for its rules. */
const oneHarm = z.union([syndrome, z.literal('none')]).optional();
export const commonEntry = {
  id: z.string().optional(),
  en: z.string(),
  fr: z.string(),
  consequence: localisedText.optional(),
  mechanism: localisedText.optional(),
  actions,
  evidence: evidenceLevel.optional(),
  cite: z.array(z.string()).min(1),
  modifiers: z.array(z.union([z.string(), modifierSource])).optional(),
  monitor: z.array(z.string()).optional(),
  syndrome: oneHarm,
};
export const drugNames = z.union([z.string(), z.array(z.string()).min(1)]);
export const fileHead = {
  topic: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  evidence: evidenceLevel.optional(),
  monitor: z.array(z.string()).optional(),
  syndrome: oneHarm,
};
