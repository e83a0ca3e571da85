import { z } from 'zod';
import { localisedText } from '../localisedText.ts';

/**
 * What to do. `preventive`: right as long as the harm is not there ("check potassium within 3 to 7 days"), and dangerous advice
 * beside a result that shows the harm, where it is left out.
 */
export const ruleAction = localisedText.extend({ preventive: z.literal(true).optional() });
export type RuleAction = z.infer<typeof ruleAction>;
