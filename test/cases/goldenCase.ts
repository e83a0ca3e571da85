import { z } from 'zod';
import { family } from '../../schema/family.ts';
import { notAssessedReason } from '../../schema/review/notAssessed.ts';
import { severity, tier } from '../../schema/severity.ts';

const line = z.union([
  z.string(),
  z.strictObject({
    drug: z.string(), id: z.string().optional(), atc: z.string().optional(), rxNorm: z.string().optional(), cis: z.string().optional(), brand: z.string().optional(),
    ingredients: z.array(z.string()).optional(),
    strength: z.string().optional(), dose: z.string().optional(), route: z.string().optional(), perDay: z.number().optional(), everyHours: z.number().optional(),
    asNeeded: z.boolean().optional(), ordered: z.string().optional(), start: z.string().optional(), end: z.string().optional(), status: z.string().optional(), category: z.string().optional(),
    /** Hours of the day ("08:00"), FHIR EventTiming codes, and where an infusion runs. */
    times: z.array(z.string()).optional(), when: z.array(z.string()).optional(), access: z.string().optional(), diluent: z.string().optional(), form: z.string().optional(),
    once: z.boolean().optional(), continuous: z.boolean().optional(), rate: z.string().optional(), perWeek: z.number().optional(), /** ICD-10 codes. */ indication: z.array(z.string()).optional(), /** Words of the dosage. */ instructions: z.string().optional(),
  }),
]);

const allergy = z.union([
  z.string(),
  z.strictObject({ to: z.string(), reaction: z.string().optional(), severity: z.enum(['mild', 'moderate', 'severe', 'unknown']).optional(), intolerance: z.boolean().optional(), verification: z.string().optional(), active: z.boolean().optional(), category: z.string().optional() }),
]);

/** One golden case as a pharmacist writes it. Times are hours before now ("2h"), days before now ("3d") or ISO instants. */
export const goldenCase = z.strictObject({
  name: z.string(),
  patient: z.strictObject({
    born: z.union([z.string(), z.number()]).nullable().optional(), sex: z.string().optional(), weight: z.string().nullable().optional(), weightTaken: z.string().optional(), height: z.string().nullable().optional(),
    dialysis: z.enum(['yes', 'no', 'unknown']).optional(),
    allergies: z.union([z.enum(['none', 'notRecorded', 'unavailable']), z.array(allergy)]).optional(),
    /** An ICD-10 code, words, or a SNOMED CT concept with what else there is to say. */
    conditions: z.union([z.array(z.union([z.string(), z.strictObject({ snomed: z.string().optional(), icd10: z.string().optional(), text: z.string().optional(), status: z.string().optional(), verification: z.string().optional() })])), z.enum(['notRecorded', 'unavailable'])]).optional(),
    pregnancy: z.enum(['yes', 'no', 'unknown']).optional(), gestationWeeks: z.number().optional(), lactation: z.enum(['yes', 'no', 'unknown']).optional(),
    /** When the pregnancy or lactation was written down. */
    statusRecorded: z.string().optional(),
  }).optional(),
  lines: z.array(line),
  /** "potassium 6.3 mmol/L 2h"; "creatinine <20 umol/L 1d"; a status may follow. */
  results: z.array(z.string()).optional(),
  /** Results in words: a gene, a pregnancy test. `value` is for a number ("20 ng/mL"). */
  answers: z.array(z.strictObject({ test: z.string(), says: z.string().optional(), value: z.string().optional(), when: z.string().optional(), loinc: z.string().optional() })).optional(),
  /** "line1 given 2h", "line1 planned +6h". */
  administrations: z.array(z.string()).optional(),
  completeSince: z.string().optional(),
  /** Feeds that are too old now. */
  staleFeeds: z.array(z.enum(['orders', 'results', 'allergies', 'conditions', 'patient'])).optional(),
  /** Feeds that never came. */
  missingFeeds: z.array(z.enum(['orders', 'results', 'allergies', 'conditions', 'patient'])).optional(),
  clockTrusted: z.boolean().optional(),
  now: z.string().optional(),
  withoutKnowledge: z.boolean().optional(),
  expect: z.strictObject({
    /** All findings of the families that the file is about and of those named here; others are not looked at. */
    findings: z.array(z.strictObject({
      family: family.optional(), severity: severity.optional(), tier: tier.optional(), initialTier: tier.optional(), substances: z.array(z.string()).optional(), rules: z.array(z.string()).optional(),
      lines: z.array(z.string()).optional(), band: z.string().optional(), loweredBy: z.array(z.string()).optional(), raisedBy: z.array(z.string()).optional(), unknown: z.array(z.string()).optional(),
      title: z.string().optional(), clearsWhen: z.array(z.string()).optional(),
    })).optional(),
    clear: z.array(family).optional(),
    notApplicable: z.array(family).optional(),
    /** `clear`, `finding`, ... of single lines in the file's family. */
    checks: z.record(z.string(), z.enum(['finding', 'clear', 'notApplicable', 'notAssessed'])).optional(),
    notAssessed: z.array(z.strictObject({ family: family.optional(), reason: notAssessedReason, input: z.string().optional(), lines: z.array(z.string()).optional(), detail: z.string().optional() })).optional(),
    recognised: z.record(z.string(), z.array(z.string())).optional(),
  }),
});
export type GoldenCase = z.infer<typeof goldenCase>;

export const goldenFile = z.strictObject({ family: family.optional(), about: z.string(), cases: z.array(goldenCase).min(1) });
