import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** Small mutable things (kind C of the replication rules): who reviews a patient, an appointment, a preference, a corrected fact. */
export const stateKind = z.enum(['assignment', 'appointment', 'preference', 'correction']);

const stateValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const fieldName = z.string().min(1).max(100);

/** What somebody said a field is. */
const statement = z.object({
  value: stateValue,
  authorId: identifier,
  authorName: z.string().max(200),
  occurredAt: instant,
});
export type StateStatement = z.infer<typeof statement>;

/** A command that met another value than its author had seen. It stays in the history when a person has settled it. */
const stateConflict = z.object({
  commandId: actId,
  field: fieldName,
  base: stateValue,
  mine: statement,
  theirs: statement.nullable(),
  settled: statement.extend({ commandId: actId }).nullable(),
});
export type StateConflict = z.infer<typeof stateConflict>;

/** Merged by the server field by field. `conflicts`: all open ones, and those settled last. */
export const smallState = z.object({
  id: identifier,
  kind: stateKind,
  siteId: identifier,
  wardId: identifier,
  chartId: identifier.nullable(),
  fields: z.record(fieldName, statement),
  conflicts: z.array(stateConflict),
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
  field: fieldName,
  base: stateValue,
  value: stateValue,
  /** The commands whose conflicts the author saw and settles with this value. */
  settles: z.array(actId).max(100).optional(),
  authorId: identifier,
  authorName: z.string().max(200),
  deviceId: identifier,
  occurredAt: instant,
});
export type StateCommand = z.infer<typeof stateCommand>;
