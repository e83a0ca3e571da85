import { z } from 'zod';

/** Ids are opaque, made by the application, and say nothing about the patient: they may be stored and indexed in clear. */
export const identifier = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9._:-]+$/);
export type Identifier = z.infer<typeof identifier>;

/** Id of something a person did: UUID version 7, made where it was done, primary key for ever (it makes a replay harmless). */
export const actId = z.uuidv7();
