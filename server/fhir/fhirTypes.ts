import { z } from 'zod';
import { endDate, startDate } from './fhirDate.ts';

/**
 * The parts of FHIR R4's data types that Wardlight reads. Unknown elements are dropped; a known one of the wrong type
 * refuses the resource, because half of a prescription is worse than a refusal that somebody sees.
 */
const text = z.string().max(20_000);
const code = z.string().max(200);

export const fhirCoding = z.object({ system: code.optional(), code: code.optional(), display: text.optional() });
export const fhirConcept = z.object({ coding: z.array(fhirCoding).max(100).optional(), text: text.optional() });
export type FhirConcept = z.infer<typeof fhirConcept>;

export const fhirQuantity = z.object({
  value: z.number().optional(),
  comparator: z.string().max(5).optional(),
  unit: code.optional(),
  system: code.optional(),
  code: code.optional(),
});
export type FhirQuantity = z.infer<typeof fhirQuantity>;

export const fhirRatio = z.object({ numerator: fhirQuantity.optional(), denominator: fhirQuantity.optional() });
export type FhirRatio = z.infer<typeof fhirRatio>;
export const fhirRange = z.object({ low: fhirQuantity.optional(), high: fhirQuantity.optional() });
export const fhirPeriod = z.object({ start: startDate.optional(), end: endDate.optional() });
export const fhirReference = z.object({ reference: z.string().max(2000).optional(), display: text.optional() });
export type FhirReference = z.infer<typeof fhirReference>;
export const fhirAnnotation = z.object({ text });

const repeat = z.object({
  boundsPeriod: fhirPeriod.optional(),
  boundsDuration: fhirQuantity.optional(),
  count: z.number().int().positive().optional(),
  frequency: z.number().int().positive().optional(),
  frequencyMax: z.number().int().positive().optional(),
  period: z.number().positive().optional(),
  periodUnit: z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']).optional(),
  dayOfWeek: z
    .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
    .max(7)
    .optional(),
  timeOfDay: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/))
    .max(48)
    .optional(),
  when: z.array(z.string().max(10)).max(24).optional(),
});
export type FhirRepeat = z.infer<typeof repeat>;

export const fhirTiming = z.object({
  event: z.array(startDate).max(200).optional(),
  repeat: repeat.optional(),
  code: fhirConcept.optional(),
});
export type FhirTiming = z.infer<typeof fhirTiming>;

export const fhirDosage = z.object({
  text: text.optional(),
  patientInstruction: text.optional(),
  timing: fhirTiming.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: fhirConcept.optional(),
  route: fhirConcept.optional(),
  doseAndRate: z
    .array(
      z.object({
        type: fhirConcept.optional(),
        doseQuantity: fhirQuantity.optional(),
        doseRange: fhirRange.optional(),
        rateQuantity: fhirQuantity.optional(),
        rateRatio: fhirRatio.optional(),
        rateRange: fhirRange.optional(),
      }),
    )
    .max(20)
    .optional(),
  maxDosePerPeriod: fhirRatio.optional(),
});
export type FhirDosage = z.infer<typeof fhirDosage>;

/** What every resource has. `contained` is read apart, by who refers to it. */
export const resourceHead = z.object({
  resourceType: z.string().min(1).max(64),
  id: z.string().max(200).optional(),
});
