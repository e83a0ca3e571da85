import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { answerBody } from './answer.ts';
import { commentBody } from './comment.ts';
import { interventionBody, interventionOutcomeBody } from './intervention.ts';
import { allergyRecordedBody, measurementRecordedBody, noKnownAllergiesBody } from './recordedFacts.ts';
import { validationBody } from './validation.ts';

export const eventBody = z.discriminatedUnion('kind', [
  validationBody,
  answerBody,
  interventionBody,
  interventionOutcomeBody,
  commentBody,
  allergyRecordedBody,
  noKnownAllergiesBody,
  measurementRecordedBody,
]);
export type EventBody = z.infer<typeof eventBody>;

/**
 * Something a person decided about a patient. Immutable: a correction is a new event whose `corrects` names the old one.
 * Author, device and time are sealed when it is written. `occurredAt` is the workstation's clock and only evidence; the
 * order among workstations is the server's `seq`.
 */
export const clinicalEvent = z.object({
  id: actId,
  siteId: identifier,
  wardId: identifier,
  chartId: identifier,
  authorId: identifier,
  authorName: z.string().max(200),
  deviceId: identifier,
  occurredAt: instant,
  /** Workstation clock minus server clock when last compared, milliseconds; null: never compared. */
  clockOffsetMs: z.number().nullable(),
  /** The chart's revision that was on the screen. */
  baseRevision: z.number().int().nonnegative(),
  corrects: actId.nullable(),
  body: eventBody,
  /** SHA-256 in hex over the canonical JSON of all fields but this one: a change on the way or at rest is noticed. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ClinicalEvent = z.infer<typeof clinicalEvent>;
