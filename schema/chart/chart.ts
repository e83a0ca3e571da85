import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { administration } from './administration.ts';
import { allergyRecord } from './allergy.ts';
import { condition } from './condition.ts';
import { medicationOrder } from './medicationOrder.ts';
import { observation } from './observation.ts';
import { patient } from './patient.ts';

/** Where the patient lies (FHIR Encounter). */
const stay = z.object({
  id: identifier,
  status: z.enum(['planned', 'inProgress', 'finished', 'unknown']),
  wardId: identifier,
  bed: z.string().max(40).nullable(),
  admittedAt: instant.nullable(),
  dischargedAt: instant.nullable(),
});

/** Each source that feeds a chart: its age is judged apart from the others. */
export const feedName = z.enum(['orders', 'results', 'allergies', 'conditions', 'patient']);
export type FeedName = z.infer<typeof feedName>;

/**
 * Everything the server knows of one patient, in one document: it arrives whole or not at all, so no check runs on half
 * a history. `revision` rises by one with every change; `completeSince` says how far back results and past orders go.
 */
export const chart = z.object({
  id: identifier,
  siteId: identifier,
  wardId: identifier,
  revision: z.number().int().nonnegative(),
  patient,
  stay: stay.nullable(),
  orders: z.array(medicationOrder),
  administrations: z.array(administration),
  observations: z.array(observation),
  allergies: allergyRecord,
  conditions: z.object({ state: z.enum(['recorded', 'notRecorded', 'unavailable']), entries: z.array(condition) }),
  completeSince: instant.nullable(),
  /** When each source last told the server about this patient; null: never. */
  feedsAsOf: z.record(feedName, instant.nullable()),
});
export type Chart = z.infer<typeof chart>;
