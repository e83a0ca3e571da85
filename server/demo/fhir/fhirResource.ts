import type { CodeableConcept } from '../../../schema/coding.ts';
import type { Quantity } from '../../../schema/quantity.ts';

/** A FHIR R4 resource, as loosely typed as it travels. */
export type FhirResource = {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
};

export function conceptToFhir({ codings, text }: CodeableConcept) {
  return { ...(codings.length === 0 ? {} : { coding: codings }), text };
}

export function quantityToFhir({ value, unit }: Quantity) {
  return { value, unit, system: 'http://unitsofmeasure.org', code: unit };
}
