import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** Small mutable things (kind C of the replication rules): who reviews a patient, an appointment, a preference. */
export const stateKind = z.enum(['assignment', 'appointment', 'preference']);

const stateValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);

/** Merged by the server field by field. `conflicts` lists the commands that met a newer value of the same field. */
export const smallState = z.object({
  id: identifier,
  kind: stateKind,
  siteId: identifier,
  wardId: identifier,
  chartId: identifier.nullable(),
  fields: z.record(
    z.string().max(60),
    z.object({ value: stateValue, authorId: identifier, authorName: z.string().max(200), occurredAt: instant }),
  ),
  conflicts: z.array(
    z.object({ commandId: actId, field: z.string().max(60), base: stateValue, mine: stateValue, theirs: stateValue }),
  ),
});
export type SmallState = z.infer<typeof smallState>;

/** A wish to change one field, from the value that was seen. Pushed once, answered once. */
export const stateCommand = z.object({
  id: actId,
  stateId: identifier,
  kind: stateKind,
  siteId: identifier,
  wardId: identifier,
  chartId: identifier.nullable(),
  field: z.string().min(1).max(60),
  base: stateValue,
  value: stateValue,
  authorId: identifier,
  authorName: z.string().max(200),
  deviceId: identifier,
  occurredAt: instant,
});
export type StateCommand = z.infer<typeof stateCommand>;
