import { z } from 'zod';
import { localisedText } from '../localisedText.ts';
import { citation } from '../review/finding.ts';
import { severity } from '../severity.ts';
import { ruleCondition } from './condition.ts';
import { ruleAction } from './ruleAction.ts';
import { syndrome } from './syndrome.ts';

/**
 * Context that raises or lowers. `lower` takes the tier down by one, for the harm that it prevents only; `raise` sets the
 * severity (`to`) or, without `to`, lifts the tier by one. Unknown never lowers.
 */
export const modifier = z.object({
  id: z.string().min(1).max(120),
  when: ruleCondition,
  effect: z.enum(['raise', 'lower']),
  to: severity.optional(),
  reason: localisedText,
});
export type Modifier = z.infer<typeof modifier>;

/** How well the hazard is established: it chooses the first tier together with the severity. */
export const evidenceLevel = z.enum(['established', 'probable', 'theoretical']);
export type EvidenceLevel = z.infer<typeof evidenceLevel>;

/** What every rule has, whatever its family. */
export const ruleBase = z.object({
  id: z.string().min(1).max(200),
  hazard: localisedText,
  consequence: localisedText.optional(),
  actions: z.array(ruleAction).min(1),
  mechanism: localisedText.optional(),
  evidenceLevel,
  citations: z.array(citation).min(1),
  modifiers: z.array(modifier),
  /** Analytes to watch when the pharmacist chooses to monitor. */
  monitor: z.array(z.string().max(60)),
  /** The one harm that this rule is about: findings on shared lines that are about the same harm are told as one. */
  syndrome: syndrome.optional(),
});
