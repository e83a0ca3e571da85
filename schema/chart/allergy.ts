import { z } from 'zod';
import { codeableConcept } from '../coding.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** FHIR AllergyIntolerance. `reactionSeverity` is the worst that was described. */
export const allergyIntolerance = z.object({
  id: identifier,
  code: codeableConcept,
  type: z.enum(['allergy', 'intolerance', 'unknown']),
  category: z.enum(['medication', 'food', 'environment', 'biologic', 'unknown']),
  criticality: z.enum(['high', 'low', 'unknown']),
  verification: z.enum(['confirmed', 'unconfirmed', 'refuted', 'enteredInError', 'unknown']),
  active: z.boolean(),
  reactions: z.array(
    z.object({ manifestation: codeableConcept, severity: z.enum(['mild', 'moderate', 'severe', 'unknown']) }),
  ),
  recordedAt: instant.nullable(),
});
export type AllergyIntolerance = z.infer<typeof allergyIntolerance>;

/**
 * The four states of the allergy record. An empty list is `notRecorded` unless somebody asked and wrote `noKnownAllergies`;
 * a list that could not be fetched is `unavailable`. None of the last two is ever read as "no allergies".
 */
export const allergyRecord = z.object({
  state: z.enum(['known', 'noKnownAllergies', 'notRecorded', 'unavailable']),
  entries: z.array(allergyIntolerance),
  assertedAt: instant.nullable(),
});
export type AllergyRecord = z.infer<typeof allergyRecord>;
