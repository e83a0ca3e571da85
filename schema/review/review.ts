import { z } from 'zod';
import { family } from '../family.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { severity } from '../severity.ts';
import { checkOutcome, notAssessed } from './checkOutcome.ts';
import { finding } from './finding.ts';
import { message } from './message.ts';
import { lineFingerprint } from '../events/fingerprint.ts';

/** What the resolver made of a line: the substances of the pack it holds, or that it was not recognised. */
export const lineResolution = z.object({
  orderId: identifier,
  recognised: z.boolean(),
  substances: z.array(z.string()),
  /** How: the code or the words that matched. */
  matchedBy: z.enum(['rxNorm', 'atc', 'cis', 'snomed', 'ingredientText', 'name', 'none']),
  /** Analytes that bear on the line by any rule on its drugs: a new result of one of them is "new since validated". */
  watches: z.array(z.string()).optional(),
});
export type LineResolution = z.infer<typeof lineResolution>;

/** Where the patient stands on the worklist. A higher `rank` comes first; unknowns raise it, and never above something that must be answered. */
export const priority = z.object({
  rank: z.number(),
  /** The most severe finding shown; null: nothing found. */
  severity: severity.nullable(),
  mustAnswer: z.number().int().nonnegative(),
  notAssessed: z.number().int().nonnegative(),
  nextDoseAt: instant.nullable(),
  reasons: z.array(message),
});
export type Priority = z.infer<typeof priority>;

/** The answer of the engine for one chart at one moment, with one set of knowledge. */
export const review = z.object({
  chartId: identifier,
  chartRevision: z.number().int().nonnegative(),
  at: instant,
  knowledge: z.array(z.object({ packId: z.string(), version: z.string(), effectiveDate: z.string() })),
  /** Most severe first. */
  findings: z.array(finding),
  checks: z.array(checkOutcome),
  notAssessed: z.array(notAssessed),
  /** A family is clear only if every applicable check on every active line is. */
  families: z.array(z.object({ family, outcome: z.enum(['finding', 'clear', 'notApplicable', 'notAssessed']) })),
  lines: z.array(lineResolution),
  fingerprints: z.array(lineFingerprint),
  priority,
});
export type Review = z.infer<typeof review>;
