import { z } from 'zod';
import { endDate, startDate } from './fhirDate.ts';
import { unitCode } from './unitCode.ts';

/**
 * The parts of FHIR R4's data types that Wardlight reads. Unknown elements are dropped; a known one of the wrong type
 * refuses the resource, because half of a prescription is worse than a refusal that somebody sees.
 */
const text = z.string().max(20_000);
const code = z.string().max(200);

const numberSent = z.preprocess(numberOf, z.number());

export const fhirCoding = z.object({
  system: code.optional(),
  code: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), code).optional(),
  display: text.optional(),
});
/**
 * Words alone, R5's CodeableReference, a list of one, and a bare Coding are read as the concept that they hold. Of a list of
 * several none may be left out, and FHIR knows no such list: it is refused.
 */
export const fhirConcept = z.preprocess(
  conceptIn,
  z.object({ coding: z.array(fhirCoding).max(100).optional(), text: text.optional() }),
);
export type FhirConcept = z.infer<typeof fhirConcept>;

/** R4 has one here and R5 a list, or the other way round. */
export function listOf<S extends z.ZodType>(item: S, most: number) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value),
    z.array(item).max(most),
  );
}
/** The first of a list, where R4 has one. */
export function firstOf<S extends z.ZodType>(item: S) {
  return z.preprocess((value): unknown => (Array.isArray(value) ? value[0] : value), item);
}

export const fhirQuantity = z.object({
  value: numberSent.optional(),
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
export const fhirReference = z.object({
  reference: z.string().max(2000).optional(),
  display: text.optional(),
});
export type FhirReference = z.infer<typeof fhirReference>;
export const fhirAnnotation = z.object({ text });

const wholeNumber = z.preprocess(numberOf, z.number().int().positive());
const repeat = z.object({
  boundsPeriod: fhirPeriod.optional(),
  boundsDuration: fhirQuantity.optional(),
  boundsRange: fhirRange.optional(),
  count: wholeNumber.optional(),
  frequency: wholeNumber.optional(),
  frequencyMax: wholeNumber.optional(),
  period: z.preprocess(numberOf, z.number().positive()).optional(),
  periodMax: z.preprocess(numberOf, z.number().positive()).optional(),
  periodUnit: z
    .preprocess(
      (value) => (typeof value === 'string' ? unitCode(value) : value),
      z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']),
    )
    .optional(),
  dayOfWeek: listOf(
    z.preprocess(
      (value) => (typeof value === 'string' ? value.slice(0, 3).toLowerCase() : value),
      z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    ),
    7,
  ).optional(),
  timeOfDay: listOf(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/), 48).optional(),
  when: listOf(z.string().max(10), 24).optional(),
});
export type FhirRepeat = z.infer<typeof repeat>;

export const fhirTiming = z.object({
  event: z.array(startDate).max(200).optional(),
  repeat: repeat.optional(),
  code: fhirConcept.optional(),
});
export type FhirTiming = z.infer<typeof fhirTiming>;

const doseAndRate = z.object({
  type: fhirConcept.optional(),
  doseQuantity: fhirQuantity.optional(),
  doseRange: fhirRange.optional(),
  rateQuantity: fhirQuantity.optional(),
  rateRatio: fhirRatio.optional(),
  rateRange: fhirRange.optional(),
});

export type FhirAmounts = z.infer<typeof doseAndRate>;

export const fhirDosage = z.object({
  text: text.optional(),
  patientInstruction: text.optional(),
  additionalInstruction: listOf(fhirConcept, 50).optional(),
  timing: fhirTiming.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: fhirConcept.optional(),
  /** R5. */
  asNeeded: z.boolean().optional(),
  asNeededFor: listOf(fhirConcept, 20).optional(),
  site: fhirConcept.optional(),
  route: firstOf(fhirConcept).optional(),
  method: fhirConcept.optional(),
  doseAndRate: listOf(doseAndRate, 20).optional(),
  maxDosePerPeriod: listOf(fhirRatio, 10).optional(),
  /** R3 has the amounts on the dosage itself. */
  ...doseAndRate.omit({ type: true }).shape,
});
export type FhirDosage = z.infer<typeof fhirDosage>;

/** Some writers send numbers as text. */
function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value.trim()) ? Number(value) : value;
}

function conceptIn(value: unknown): unknown {
  if (typeof value === 'string') return { text: value };
  if (Array.isArray(value)) return value.length === 1 ? conceptIn(value[0]) : value;
  if (typeof value !== 'object' || value === null) return value;
  if ('concept' in value) return value.concept;
  if ('coding' in value && !Array.isArray(value.coding) && value.coding !== null)
    return { ...value, coding: [value.coding] };
  return 'code' in value && !('coding' in value) ? { coding: [value] } : value;
}

/** What every resource has. `contained` is read apart, by who refers to it. */
export const resourceHead = z.object({
  resourceType: z.string().min(1).max(64),
  id: z.string().max(200).optional(),
});
