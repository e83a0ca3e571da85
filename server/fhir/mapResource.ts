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
import { mapDispense } from './mapDispense.ts';
import { mapEncounter } from './mapEncounter.ts';
import { mapMedicationRequest, mapMedicationStatement } from './mapMedicationOrder.ts';
import { mapReport } from './mapReport.ts';
import { mapObservation } from './mapObservation.ts';
import { mapOutcome } from './mapOutcome.ts';
import { mapPatient } from './mapPatient.ts';
import { NOT_READ, faultOf, ignored, type MappedPieces, type MappingContext, type MappingResult } from './mapping.ts';

/** Orders, as R4 and R5 call them and as DSTU2 did. */
export const REQUESTS: readonly string[] = ['MedicationRequest', 'MedicationOrder'];
/** What is taken, as R4 calls it and as drafts of R5 did. */
export const STATEMENTS: readonly string[] = ['MedicationStatement', 'MedicationUsage'];

const mappers: ReadonlyMap<string, (id: string, resource: unknown, context: MappingContext) => MappingResult> = new Map(
  [
    ['Patient', mapPatient],
    ['Encounter', mapEncounter],
    ['Condition', mapCondition],
    ['AllergyIntolerance', mapAllergy],
    ...REQUESTS.map((name) => [name, mapMedicationRequest] as const),
    ...STATEMENTS.map((name) => [name, mapMedicationStatement] as const),
    ['MedicationDispense', mapDispense],
    ['OperationOutcome', mapOutcome],
    ['DiagnosticReport', mapReport],
    ['MedicationAdministration', mapAdministration],
    ['Observation', mapObservation],
  ],
);

/** `medicationRequest`, `MedicationRequests`: not one of FHIR's types, and surely a drug. */
function isMisspelt(resourceType: string): boolean {
  const plain = resourceType.trim().toLowerCase();
  if (!/^[A-Z][A-Za-z]+$/.test(resourceType)) return true;
  return plain.startsWith('medication') && resourceType !== 'MedicationKnowledge'
    ? true
    : [...mappers.keys()].some((name) => plain.replace(/s$/, '') === name.toLowerCase());
}

const misspelt: MappingResult = {
  ok: false,
  error: {
    path: 'resourceType',
    reason: 'is no type of FHIR R4',
    remedy: `Write it as FHIR does: ${['Patient', 'MedicationRequest', 'AllergyIntolerance', 'Condition', 'Observation'].join(', ')}.`,
  },
};

/** One FHIR R4 resource as pieces of a chart. Pure: references and medicines are looked up through `context`. */
export function mapResource(
  resourceType: string,
  id: string,
  resource: unknown,
  context: MappingContext,
): MappingResult {
  const mapper = mappers.get(resourceType);
  if (mapper === undefined) return isMisspelt(resourceType) ? misspelt : ignored(NOT_READ);
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
