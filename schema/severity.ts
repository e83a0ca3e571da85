import { z } from 'zod';

/** One scale for every family, most severe first: the four levels of the ANSM thesaurus. */
export const severity = z.enum(['contraindicated', 'notRecommended', 'precaution', 'takeIntoAccount']);
export type Severity = z.infer<typeof severity>;

/** How a finding is shown, loudest first. */
export const tier = z.enum(['mustAnswer', 'show', 'collapsed', 'log']);
export type Tier = z.infer<typeof tier>;
