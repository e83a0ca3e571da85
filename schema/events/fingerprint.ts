import { z } from 'zod';
import { family } from '../family.ts';
import { identifier } from '../identifier.ts';
import { notAssessedReason } from '../review/notAssessed.ts';
import { severity, tier } from '../severity.ts';

/**
 * What a validation of one line rested on. While none of it changes the line stays validated; a potassium from 4.1 to
 * 4.2 is in the same band and changes nothing here.
 */
export const checkFingerprint = z.object({
  /** Family, rule and the other lines concerned, as one stable key. */
  checkKey: z.string().min(1).max(300),
  family,
  outcome: z.enum(['finding', 'clear', 'notApplicable', 'notAssessed']),
  /** Hash of the rule's clinical content; absent where no rule applied. */
  ruleContent: z.string().max(64).optional(),
  severity: severity.optional(),
  tier: tier.optional(),
  /** The band of the rule that the input fell in, e.g. `potassium>=6.0`. */
  band: z.string().max(200).optional(),
  notAssessed: notAssessedReason.optional(),
});
export type CheckFingerprint = z.infer<typeof checkFingerprint>;

export const lineFingerprint = z.object({
  orderId: identifier,
  orderRevision: z.number().int().nonnegative(),
  checks: z.array(checkFingerprint),
});
export type LineFingerprint = z.infer<typeof lineFingerprint>;
