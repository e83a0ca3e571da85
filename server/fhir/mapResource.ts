import { z } from 'zod';
import { administration } from '../../schema/chart/administration.ts';
import { allergyIntolerance } from '../../schema/chart/allergy.ts';
import { condition } from '../../schema/chart/condition.ts';
import { medicationOrder } from '../../schema/chart/medicationOrder.ts';
import { observation } from '../../schema/chart/observation.ts';
import { patient } from '../../schema/chart/patient.ts';
import { identifier } from '../../schema/identifier.ts';
import { mapAdministration } from './mapAdministration.ts';
import { mapAllergy } from './mapAllergy.ts';
import { mapCondition } from './mapCondition.ts';
import { mapEncounter } from './mapEncounter.ts';
import { mapMedicationRequest, mapMedicationStatement } from './mapMedicationOrder.ts';
import { mapObservation } from './mapObservation.ts';
import { mapPatient } from './mapPatient.ts';
import { faultOf, ignored, type MappedPieces, type MappingContext, type MappingResult } from './mapping.ts';

const mappers: ReadonlyMap<string, (id: string, resource: unknown, context: MappingContext) => MappingResult> = new Map(
  [
    ['Patient', mapPatient],
    ['Encounter', mapEncounter],
    ['Condition', mapCondition],
    ['AllergyIntolerance', mapAllergy],
    ['MedicationRequest', mapMedicationRequest],
    ['MedicationStatement', mapMedicationStatement],
    ['MedicationAdministration', mapAdministration],
    ['Observation', mapObservation],
  ],
);

/** One FHIR R4 resource as pieces of a chart. Pure: references and medicines are looked up through `context`. */
export function mapResource(
  resourceType: string,
  id: string,
  resource: unknown,
  context: MappingContext,
): MappingResult {
  const mapper = mappers.get(resourceType);
  if (mapper === undefined) return ignored(`${resourceType.slice(0, 40)} is not read`);
  if (!identifier.safeParse(id).success) {
    return {
      ok: false,
      error: { path: 'id', reason: 'is no FHIR id', remedy: 'Use letters, digits, - and . only, 64 at most.' },
    };
  }
  const mapped = mapper(id, resource, context);
  if (!mapped.ok || mapped.value.kind === 'ignored') return mapped;
  const fault = checkPieces(mapped.value.pieces);
  return fault ?? mapped;
}

const checked = z.object({
  identity: patient.omit({ pregnancy: true, lactation: true, dialysis: true }).optional(),
  orders: z.array(medicationOrder.omit({ revision: true })).optional(),
  administrations: z.array(administration).optional(),
  observations: z.array(observation).optional(),
  allergies: z.array(allergyIntolerance).optional(),
  conditions: z.array(condition).optional(),
});

/** What we made must be what the chart's schema says; a value beyond its limits is the sender's to correct. */
function checkPieces(pieces: MappedPieces): MappingResult | null {
  const result = checked.safeParse(pieces);
  if (result.success) return null;
  const fault = faultOf(result.error);
  return { ok: false, error: { ...fault, path: `chart.${fault.path}`, reason: 'is beyond what a chart can hold' } };
}
