import { z } from 'zod';
import type { ChartPieces } from '../store/chartPieces.ts';
import type { ImportCounter } from './importReport.ts';
import { readMedication } from './mapMedication.ts';
import { mapResource } from './mapResource.ts';
import type { MappedPieces, MappingContext, MedicationContent } from './mapping.ts';
import type { OpenedResource } from './openDocument.ts';
import { statementIdOf } from './references.ts';

export type MappedBatch = {
  /** By the patient's id as the source gives it, in the order of their first mention. */
  readonly piecesByPatient: ReadonlyMap<string, MappedPieces>;
  readonly wardNames: ReadonlyMap<string, string>;
};

const referring = z.object({ medicationReference: z.object({ reference: z.string() }) });

/** The Medication resources of a batch, by id. */
export function medicationsOf(
  batch: readonly OpenedResource[],
  counter: ImportCounter,
): Map<string, MedicationContent> {
  const medications = new Map<string, MedicationContent>();
  for (const { place, resource } of batch) {
    if (place.resourceType !== 'Medication') continue;
    const read = readMedication(resource);
    if (!read.ok) counter.refuse(place, read.error);
    else {
      medications.set(place.id, read.value);
      counter.take('Medication');
    }
  }
  return medications;
}

/** Ids of medicines that a batch refers to. */
export function referencedMedications(batch: readonly OpenedResource[]): string[] {
  return batch.flatMap(({ resource, resolve }) => {
    const parsed = referring.safeParse(resource);
    return parsed.success ? (resolve(parsed.data.medicationReference.reference) ?? []) : [];
  });
}

/** Maps every resource but medicines, and puts the pieces of each patient together. Pure but for the counter. */
export function mapResources(
  batch: readonly OpenedResource[],
  medications: ReadonlyMap<string, MedicationContent>,
  counter: ImportCounter,
  fallbackWardId: string,
  statementId: MappingContext['statementId'] = statementIdOf,
  document: Pick<MappingContext, 'orders' | 'onlyPatientId' | 'doseLineId'> = {},
): MappedBatch {
  const piecesByPatient = new Map<string, MappedPieces>();
  const wardNames = new Map<string, string>();
  for (const { place, resource, resolve } of batch) {
    if (place.resourceType === 'Medication') continue;
    const medication = (id: string): MedicationContent | undefined => {
      if (!medications.has(id)) counter.warn('a medicine that an order refers to has not been sent');
      return medications.get(id);
    };
    const mapped = mapResource(place.resourceType, place.id, resource, {
      fallbackWardId,
      resolve,
      statementId,
      medication,
      ...document,
    });
    if (!mapped.ok) counter.refuse(place, mapped.error);
    else if (mapped.value.kind === 'ignored') counter.ignore(place.resourceType.slice(0, 40), mapped.value.reason);
    else {
      const { patientId, pieces } = mapped.value;
      piecesByPatient.set(patientId, joinPieces(piecesByPatient.get(patientId) ?? {}, pieces));
      for (const [id, name] of mapped.value.wardNames ?? []) wardNames.set(id, name);
      counter.take(place.resourceType);
    }
  }
  return { piecesByPatient, wardNames };
}

const LISTS = [
  'statuses',
  'stays',
  'orders',
  'administrations',
  'observations',
  'allergies',
  'noKnownAllergies',
  'conditions',
  'removals',
] as const satisfies readonly (keyof ChartPieces)[];

/** Grows `into` in place: thousands of results of one patient must not be copied at each one. */
function joinPieces(into: MappedPieces, added: MappedPieces): MappedPieces {
  const joined: Record<string, unknown> = into;
  for (const key of LISTS) {
    const more = added[key];
    if (more === undefined || more.length === 0) continue;
    const list = joined[key];
    if (Array.isArray(list)) list.push(...more);
    else joined[key] = [...more];
  }
  if (added.identity !== undefined) joined['identity'] = added.identity;
  if (added.isWithdrawn !== undefined) joined['isWithdrawn'] = added.isWithdrawn;
  return into;
}
