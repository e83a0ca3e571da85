import { z } from 'zod';
import { identifier } from '../../schema/identifier.ts';
import type { Stay } from '../store/chartPieces.ts';
import { clip, codesOf } from './concepts.ts';
import { fhirConcept, fhirPeriod, fhirReference, firstOf } from './fhirTypes.ts';
import { ignored, patientOf, readResource, type MappingContext, type MappingResult } from './mapping.ts';

const encounter = z.object({
  status: z.string().max(40).default('unknown'),
  class: firstOf(fhirConcept).optional(),
  subject: fhirReference.optional(),
  period: fhirPeriod.optional(),
  location: z
    .array(
      z.object({
        location: fhirReference,
        status: z.string().max(40).optional(),
        physicalType: fhirConcept.optional(),
      }),
    )
    .max(100)
    .optional(),
});
type Encounter = z.infer<typeof encounter>;

const STATUS: ReadonlyMap<string, Stay['status']> = new Map([
  ['planned', 'planned'],
  ['arrived', 'inProgress'],
  ['triaged', 'inProgress'],
  ['in-progress', 'inProgress'],
  ['onleave', 'inProgress'],
  ['finished', 'finished'],
  ['completed', 'finished'],
  ['discharged', 'finished'],
]);
/** HL7 v3 ActCode: classes in which the patient lies somewhere. */
const STAYS = new Set(['IMP', 'ACUTE', 'NONAC', 'SS', 'OBSENC', 'EMER', 'PRENC']);

/** A stay, or an outpatient visit in progress. Past visits, and past stays that name no place, tell a chart nothing. */
export function mapEncounter(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(encounter, resource);
  if (!read.ok) return read;
  const patient = patientOf(read.value.subject, 'subject', context);
  if (!patient.ok) return patient;
  const { status } = read.value;
  if (status === 'cancelled' || status === 'entered-in-error') {
    return {
      ok: true,
      value: { kind: 'pieces', patientId: patient.value, pieces: { removals: [{ of: 'stay', id }] } },
    };
  }
  const stayStatus = STATUS.get(status) ?? 'unknown';
  const isStay = codesOf(read.value.class).some((code) => STAYS.has(code)) || stayStatus === 'inProgress';
  if (!isStay) return ignored('a visit, not a stay');
  const named = wardOf(read.value, context);
  if (named === null && stayStatus === 'finished') return ignored('a past stay that names no ward');
  const fallback = context.fallbackWardId ?? 'unplaced';
  const ward = named ?? { id: fallback, name: fallback };
  const stay: Stay = {
    id,
    status: stayStatus,
    wardId: ward.id,
    bed: bedOf(read.value),
    admittedAt: read.value.period?.start ?? null,
    dischargedAt: stayStatus === 'finished' ? (read.value.period?.end ?? null) : null,
  };
  const wardNames = new Map([[ward.id, ward.name]]);
  return { ok: true, value: { kind: 'pieces', patientId: patient.value, pieces: { stays: [stay] }, wardNames } };
}

/** The place marked as a ward, else the first that is no bed and no room; the latest that the patient has not left. */
function wardOf(read: Encounter, context: MappingContext): { id: string; name: string } | null {
  const places = (read.location ?? []).filter(({ status }) => status !== 'planned' && status !== 'reserved');
  const current = places.filter(({ status }) => status !== 'completed');
  const candidates = (current.length > 0 ? current : places).toReversed();
  const isOf = (kinds: string[]) => (place: (typeof places)[number]) =>
    codesOf(place.physicalType).some((code) => kinds.includes(code));
  const chosen = candidates.find(isOf(['wa'])) ?? candidates.find((place) => !isOf(['bd', 'ro'])(place));
  if (chosen === undefined) return null;
  const { reference, display } = chosen.location;
  const id = reference === undefined ? null : context.resolve(reference);
  const name = clip((display ?? id ?? '').trim(), 200);
  if (id !== null) return { id, name: name === '' ? id : name };
  const made = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 64);
  return identifier.safeParse(made).success ? { id: made, name } : null;
}

function bedOf(read: Encounter): string | null {
  const bed = (read.location ?? []).findLast(({ physicalType }) => codesOf(physicalType).includes('bd'));
  const name = (bed?.location.display ?? '').trim();
  return name === '' ? null : clip(name, 40);
}
