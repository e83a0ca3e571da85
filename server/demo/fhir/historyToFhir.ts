import type { AllergyIntolerance } from '../../../schema/chart/allergy.ts';
import type { Condition } from '../../../schema/chart/condition.ts';
import type { Instant } from '../../../schema/instant.ts';
import { conceptToFhir, type FhirResource } from './fhirResource.ts';

type Subject = { readonly reference: string };

const NO_KNOWN_ALLERGIES = '716186003';
const status = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});

/** "No known allergy" is a statement of its own in FHIR, not an empty list. */
export function noKnownAllergies(chartId: string, assertedAt: Instant | null, patient: Subject): FhirResource {
  return {
    resourceType: 'AllergyIntolerance',
    id: `nka-${chartId}`,
    clinicalStatus: status('allergyintolerance-clinical', 'active'),
    verificationStatus: status('allergyintolerance-verification', 'confirmed'),
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: NO_KNOWN_ALLERGIES, display: 'No known allergy' }],
      text: 'No known allergy',
    },
    patient,
    ...(assertedAt === null ? {} : { recordedDate: assertedAt }),
  };
}

export function allergyToFhir(allergy: AllergyIntolerance, patient: Subject): FhirResource {
  return {
    resourceType: 'AllergyIntolerance',
    id: allergy.id,
    clinicalStatus: status('allergyintolerance-clinical', allergy.active ? 'active' : 'inactive'),
    verificationStatus: status('allergyintolerance-verification', 'confirmed'),
    ...(allergy.type === 'unknown' ? {} : { type: allergy.type }),
    ...(allergy.category === 'unknown' ? {} : { category: [allergy.category] }),
    criticality: allergy.criticality === 'unknown' ? 'unable-to-assess' : allergy.criticality,
    code: conceptToFhir(allergy.code),
    patient,
    ...(allergy.recordedAt === null ? {} : { recordedDate: allergy.recordedAt }),
    reaction: allergy.reactions.map(({ manifestation, severity }) => ({
      manifestation: [conceptToFhir(manifestation)],
      ...(severity === 'unknown' ? {} : { severity }),
    })),
  };
}

export function conditionToFhir(condition: Condition, subject: Subject): FhirResource {
  return {
    resourceType: 'Condition',
    id: condition.id,
    clinicalStatus: status('condition-clinical', 'active'),
    verificationStatus: status('condition-ver-status', 'confirmed'),
    code: conceptToFhir(condition.code),
    subject,
    ...(condition.recordedAt === null ? {} : { recordedDate: condition.recordedAt }),
  };
}
