import { z } from 'zod';
import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';
import { codesOf, toConcept, wordsOf } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirConcept, fhirReference, type FhirConcept } from './fhirTypes.ts';
import { verification, withoutCode } from './mapCondition.ts';
import { ignored, patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';

const fhirAllergy = z.object({
  clinicalStatus: fhirConcept.optional(),
  verificationStatus: fhirConcept.optional(),
  type: z.string().max(40).optional(),
  category: z.array(z.string().max(40).nullable()).max(10).optional(),
  criticality: z.string().max(40).optional(),
  code: fhirConcept.optional(),
  patient: fhirReference.optional(),
  recordedDate: startDate.optional(),
  reaction: z
    .array(
      z.object({
        substance: fhirConcept.optional(),
        manifestation: z.array(fhirConcept).max(50).optional(),
        severity: z.string().max(40).optional(),
      }),
    )
    .max(100)
    .optional(),
});
type FhirAllergy = z.infer<typeof fhirAllergy>;

/** "No known allergy" and "no known drug allergy" (SNOMED CT). */
const NO_KNOWN = new Set(['716186003', '409137002']);
/** No known allergy to food, to latex, from the environment: true, and it says nothing about medicines. */
const NO_KNOWN_ELSEWHERE = new Set(['429625007', '428607008', '716184000', '1003774007']);

export function mapAllergy(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(fhirAllergy, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.patient, 'patient', context);
  if (!patient.ok) return patient;
  const code = subjectOf(value);
  const codes = codesOf(code);
  const isActive = !codesOf(value.clinicalStatus).some((status) => status === 'inactive' || status === 'resolved');
  const stated = verification(codesOf(value.verificationStatus));
  const recordedAt = value.recordedDate ?? null;
  if (codes.some((known) => NO_KNOWN.has(known))) {
    const isCurrent = isActive && stated !== 'refuted' && stated !== 'enteredInError';
    return taken(patient.value, { noKnownAllergies: [{ id, isCurrent, assertedAt: recordedAt }] });
  }
  if (codes.some((known) => NO_KNOWN_ELSEWHERE.has(known)))
    return ignored('no known allergy, to something that is no medicine');
  if (wordsOf(code) === '') return { ok: false, error: withoutCode };
  const allergy: AllergyIntolerance = {
    id,
    code: toConcept(code),
    type: value.type === 'allergy' || value.type === 'intolerance' ? value.type : 'unknown',
    category: categoryOf(value.category ?? []),
    criticality: value.criticality === 'high' || value.criticality === 'low' ? value.criticality : 'unknown',
    verification: stated,
    active: isActive,
    reactions: (value.reaction ?? []).map(({ manifestation, severity }) => ({
      manifestation: toConcept(joined(manifestation ?? [])),
      severity: severity === 'mild' || severity === 'moderate' || severity === 'severe' ? severity : 'unknown',
    })),
    recordedAt,
  };
  return taken(patient.value, { allergies: [allergy] });
}

/** Some senders name the substance on the reaction only. */
function subjectOf({ code, reaction }: FhirAllergy): FhirConcept | undefined {
  return wordsOf(code) === '' ? reaction?.find(({ substance }) => wordsOf(substance) !== '')?.substance : code;
}

/** One reaction may show in several ways; they are one event. */
function joined(concepts: readonly FhirConcept[]): FhirConcept {
  return {
    coding: concepts.flatMap(({ coding }) => coding ?? []),
    text: concepts
      .map(wordsOf)
      .filter((words) => words !== '')
      .join(', '),
  };
}

function categoryOf(categories: readonly (string | null)[]): AllergyIntolerance['category'] {
  const known = ['medication', 'biologic', 'food', 'environment'] as const;
  return known.find((category) => categories.includes(category)) ?? 'unknown';
}
