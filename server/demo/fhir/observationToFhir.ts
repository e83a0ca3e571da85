import type { Chart } from '../../../schema/chart/chart.ts';
import type { Observation } from '../../../schema/chart/observation.ts';
import { conceptToFhir, quantityToFhir, type FhirResource } from './fhirResource.ts';

type Subject = { readonly reference: string };

const CATEGORY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/observation-category';
const CATEGORY = { laboratory: 'laboratory', vitalSigns: 'vital-signs', other: 'exam' } as const;
const STATUS = {
  preliminary: 'preliminary',
  final: 'final',
  corrected: 'corrected',
  cancelled: 'cancelled',
  enteredInError: 'entered-in-error',
  unknown: 'unknown',
} as const;
/** LOINC 82810-3 "Pregnancy status", answered in SNOMED CT: the way of the International Patient Summary. */
const PREGNANCY = { yes: '77386006', no: '60001007', unknown: '261665006' } as const;

export function observationToFhir(result: Observation, subject: Subject): FhirResource {
  const range = result.referenceRange;
  return {
    resourceType: 'Observation',
    id: result.id,
    status: STATUS[result.status],
    category: [{ coding: [{ system: CATEGORY_SYSTEM, code: CATEGORY[result.category] }] }],
    code: conceptToFhir(result.code),
    subject,
    ...(result.effectiveAt === null ? {} : { effectiveDateTime: result.effectiveAt }),
    ...(result.issuedAt === null ? {} : { issued: result.issuedAt }),
    ...(result.value === null ? {} : { valueQuantity: quantityToFhir(result.value) }),
    ...(range === undefined
      ? {}
      : {
          referenceRange: [
            {
              ...(range.low === undefined ? {} : { low: quantityToFhir(range.low) }),
              ...(range.high === undefined ? {} : { high: quantityToFhir(range.high) }),
            },
          ],
        }),
  };
}

export function pregnancyToFhir(chart: Chart, subject: Subject): FhirResource[] {
  const { pregnancy } = chart.patient;
  if (pregnancy === null) return [];
  return [
    {
      resourceType: 'Observation',
      id: `pregnancy-${chart.id}`,
      status: 'final',
      code: {
        coding: [{ system: 'http://loinc.org', code: '82810-3', display: 'Pregnancy status' }],
        text: 'Pregnancy status',
      },
      subject,
      ...(pregnancy.recordedAt === null ? {} : { effectiveDateTime: pregnancy.recordedAt }),
      valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: PREGNANCY[pregnancy.value] }] },
    },
  ];
}
