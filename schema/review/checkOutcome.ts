import { z } from 'zod';
import { family } from '../family.ts';
import { identifier } from '../identifier.ts';
import { message } from './message.ts';
import { notAssessedReason } from './notAssessed.ts';

/** Why one check on one line (or on the patient) could not be done, and what would make it possible. */
export const notAssessed = z.object({
  family,
  orderIds: z.array(identifier),
  reason: notAssessedReason,
  /** What is missing or stale (`weight`, `potassium`, `creatinine`, `allergies`, `dose`, `medication`), or the drug not covered. */
  input: z.string().min(1).max(120),
  detail: message,
});
export type NotAssessed = z.infer<typeof notAssessed>;

/** The outcome of one family for one line; `orderId` null: for the patient as a whole. */
export const checkOutcome = z.object({
  family,
  orderId: identifier.nullable(),
  outcome: z.enum(['finding', 'clear', 'notApplicable', 'notAssessed']),
});
export type CheckOutcome = z.infer<typeof checkOutcome>;
