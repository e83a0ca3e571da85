import { z } from 'zod';
import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';
import { codesOf, toConcept, wordsOf } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirConcept, fhirReference, listOf, type FhirConcept } from './fhirTypes.ts';
import { partId } from './references.ts';
import { statusWords, verification, withoutCode } from './mapCondition.ts';
import { ignored, patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';

const fhirAllergy = z.object({
  clinicalStatus: fhirConcept.optional(),
  verificationStatus: fhirConcept.optional(),
  type: fhirConcept.optional(),
  category: listOf(z.string().max(40).nullable(), 10).optional(),
  criticality: z.string().max(40).optional(),
  code: fhirConcept.optional(),
  /** DSTU2. */
  substance: fhirConcept.optional(),
  patient: fhirReference.optional(),
  subject: fhirReference.optional(),
  recordedDate: startDate.optional(),
  reaction: listOf(
    z.object({
      substance: fhirConcept.optional(),
      manifestation: listOf(fhirConcept, 50).optional(),
      description: z.string().max(20_000).optional(),
      severity: z.string().max(40).optional(),
    }),
    100,
  ).optional(),
});
type FhirAllergy = z.infer<typeof fhirAllergy>;

/** "No known allergy" and "no known drug allergy" (SNOMED CT, and the older and HL7 codes for the same). */
const NO_KNOWN = new Set([
  '716186003',
  '409137002',
  '160244002',
  'no-known-allergies',
  'no-known-medication-allergies',
  'nilknown',
]);
const NO_KNOWN_WORDS =
  /^(nka|nkda|no known (drug |medication |medicine )?(allerg(y|ies)|drug allerg(y|ies))|no (drug |medication )?allergies( known)?|aucune allergie( medicamenteuse)?( connue)?|pas d'allergie( medicamenteuse)?( connue)?)$/;
/** No known allergy to food, to latex, from the environment: true, and it says nothing about medicines. */
const NO_KNOWN_ELSEWHERE = new Set(['429625007', '428607008', '716184000', '1003774007']);

export function mapAllergy(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(fhirAllergy, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.patient ?? value.subject, 'patient', context);
  if (!patient.ok) return patient;
  const code = subjectOf(value);
  const codes = codesOf(code);
  const statuses = statusWords(value.clinicalStatus);
  const isActive = statuses.includes('active') || !statuses.some((word) => word === 'inactive' || word === 'resolved');
  const stated = verification(statusWords(value.verificationStatus));
  const recordedAt = value.recordedDate ?? null;
  if (codes.some((known) => NO_KNOWN.has(known)) || saysNoneKnown(wordsOf(code))) {
    const isCurrent = isActive && stated !== 'refuted' && stated !== 'enteredInError';
    return taken(patient.value, { noKnownAllergies: [{ id, isCurrent, assertedAt: recordedAt }] });
  }
  if (codes.some((known) => NO_KNOWN_ELSEWHERE.has(known)))
    return ignored('no known allergy, to something that is no medicine');
  if (wordsOf(code) === '') return { ok: false, error: withoutCode };
  const allergy: AllergyIntolerance = {
    id,
    code: toConcept(code),
    type: typeOf(wordsOf(value.type)),
    category: categoryOf(value.category ?? []),
    criticality: value.criticality === 'high' || value.criticality === 'low' ? value.criticality : 'unknown',
    verification: stated,
    active: isActive,
    reactions: (value.reaction ?? []).map(({ manifestation, description, severity }) => ({
      manifestation: toConcept(
        joined([...(manifestation ?? []), ...(description === undefined ? [] : [{ text: description }])]),
      ),
      severity: severity === 'mild' || severity === 'moderate' || severity === 'severe' ? severity : 'unknown',
    })),
    recordedAt,
  };
  return taken(patient.value, { allergies: [allergy, ...ofReactions(value, allergy)] });
}

/** What a reaction was to, where that is named otherwise than the allergy: "adverse reaction to a drug", and on the reaction "penicillin". */
function ofReactions(value: FhirAllergy, whole: AllergyIntolerance): AllergyIntolerance[] {
  const said = new Set([keyOf(whole.code)]);
  return (value.reaction ?? []).flatMap(({ substance }, index) => {
    const code = toConcept(substance);
    if (wordsOf(substance) === '' || said.has(keyOf(code))) return [];
    said.add(keyOf(code));
    const reactions = whole.reactions.slice(index, index + 1);
    return [{ ...whole, id: partId(whole.id, index), code, reactions }];
  });
}

function keyOf({ codings, text }: AllergyIntolerance['code']): string {
  return [text.toLowerCase(), ...codings.map(({ system, code }) => `${system}|${code}`).sort()].join(' ');
}

/** Some senders name the substance on the reaction only. */
function subjectOf({ substance, reaction, code = substance }: FhirAllergy): FhirConcept | undefined {
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

function saysNoneKnown(words: string): boolean {
  return NO_KNOWN_WORDS.test(
    words
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[.’]/g, (sign) => (sign === '.' ? '' : "'"))
      .trim(),
  );
}

function typeOf(words: string): AllergyIntolerance['type'] {
  const type = words.toLowerCase();
  return type === 'allergy' || type === 'intolerance' ? type : 'unknown';
}

function categoryOf(categories: readonly (string | null)[]): AllergyIntolerance['category'] {
  const known = ['medication', 'biologic', 'food', 'environment'] as const;
  return known.find((category) => categories.includes(category)) ?? 'unknown';
}
