import { z } from 'zod';
import type { Administration } from '../../schema/chart/administration.ts';
import type { Dosage } from '../../schema/chart/dosage.ts';
import type { OrderContent } from '../store/chartPieces.ts';
import { toQuantity } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirConcept, fhirPeriod, fhirQuantity, fhirRatio, fhirReference } from './fhirTypes.ts';
import { medicationChoice, medicationOf } from './mapMedication.ts';
import { patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';
import { clipTexts } from './mapMedicationOrder.ts';
import { doseLineIdOf } from './references.ts';
import { rateOf } from './toDosage.ts';
import { toRoute } from './toRoute.ts';

const medicationAdministration = z.object({
  ...medicationChoice,
  status: z.string().max(40).optional(),
  subject: fhirReference.optional(),
  request: fhirReference.optional(),
  /** R3 and DSTU2. */
  patient: fhirReference.optional(),
  prescription: fhirReference.optional(),
  notGiven: z.boolean().optional(),
  wasNotGiven: z.boolean().optional(),
  effectiveTimeDateTime: startDate.optional(),
  effectiveTimePeriod: fhirPeriod.optional(),
  effectiveDateTime: startDate.optional(),
  effectivePeriod: fhirPeriod.optional(),
  /** R5. */
  occurenceDateTime: startDate.optional(),
  occurencePeriod: fhirPeriod.optional(),
  dosage: z
    .object({
      text: z.string().max(20_000).optional(),
      route: fhirConcept.optional(),
      dose: fhirQuantity.optional(),
      rateQuantity: fhirQuantity.optional(),
      rateRatio: fhirRatio.optional(),
    })
    .optional(),
});
type FhirAdministration = z.infer<typeof medicationAdministration>;

/** A dose of an order; one that names no order becomes a line of its own, so that what was given is checked too. */
export function mapAdministration(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(medicationAdministration, resource);
  if (!read.ok) return read;
  const value = asInR4(read.value);
  const patient = patientOf(value.subject, 'subject', context);
  if (!patient.ok) return patient;
  const reference = value.request?.reference;
  const named = reference === undefined ? null : context.resolve(reference);
  const isKnown = named !== null && (context.orders === undefined || context.orders.has(named));
  const orderId = isKnown ? named : null;
  if (orderId === null) return mapUnordered(id, value, patient.value, context);
  if (value.status === 'entered-in-error') return taken(patient.value, { removals: [{ of: 'administration', id }] });
  const at = startOf(value);
  if (at === undefined) {
    return { ok: false, error: withoutTime };
  }
  const dose = toQuantity(value.dosage?.dose);
  const administration: Administration = {
    id,
    orderId,
    at,
    status: statusOf(value.status),
    ...(dose === undefined ? {} : { dose }),
  };
  return taken(patient.value, { administrations: [administration] });
}

/** What R3 and DSTU2 call otherwise. */
function asInR4(sent: FhirAdministration): FhirAdministration {
  const { subject = sent.patient, request = sent.prescription, status } = sent;
  const isNotGiven = sent.notGiven === true || sent.wasNotGiven === true;
  return {
    ...sent,
    subject,
    request,
    status: isNotGiven && status !== 'entered-in-error' ? 'not-done' : status,
    effectiveDateTime: sent.effectiveDateTime ?? sent.effectiveTimeDateTime,
    effectivePeriod: sent.effectivePeriod ?? sent.effectiveTimePeriod,
  };
}

const withoutTime = {
  path: 'effectiveDateTime',
  reason: 'does not say when',
  remedy: 'Give effectiveDateTime or effectivePeriod.start.',
};

/** An infusion that was stopped midway was given, in part. */
function statusOf(status: string | undefined): Administration['status'] {
  if (status === 'completed' || status === 'in-progress' || status === 'stopped') return 'given';
  return status === 'not-done' ? 'notGiven' : 'unknown';
}

function mapUnordered(
  id: string,
  value: FhirAdministration,
  patientId: string,
  context: MappingContext,
): MappingResult {
  const medication = medicationOf(value, context);
  if (!medication.ok) return medication;
  const start = startOf(value) ?? null;
  const isOver = value.status === 'completed' || value.status === 'stopped';
  if (isOver && start === null) return { ok: false, error: withoutTime };
  const dose = toQuantity(value.dosage?.dose);
  const rate = toQuantity(value.dosage?.rateQuantity) ?? rateOf(value.dosage?.rateRatio);
  const text = value.dosage?.text;
  const order: OrderContent = {
    id: (context.doseLineId ?? doseLineIdOf)(id),
    status: orderStatusOf(value.status),
    medication: medication.value,
    dosages: [
      clipTexts({
        ...(dose === undefined ? {} : { dose }),
        ...(rate === undefined ? {} : { rate }),
        ...toRoute(value.dosage?.route),
        timing: timingOf(value, rate !== undefined && dose === undefined),
        asNeeded: false,
        ...(text === undefined ? {} : { text }),
      }),
    ],
    start,
    end: isOver ? (value.effectivePeriod?.end ?? value.occurencePeriod?.end ?? start) : null,
    authoredOn: null,
    category: 'inpatient',
  };
  return taken(patientId, { orders: [order] });
}

function startOf(value: FhirAdministration): string | undefined {
  return (
    value.effectiveDateTime ?? value.effectivePeriod?.start ?? value.occurenceDateTime ?? value.occurencePeriod?.start
  );
}

/** A rate that runs is continuous; a dose at one moment was given once. */
function timingOf(value: FhirAdministration, isRate: boolean): Dosage['timing'] {
  if (isRate) return { continuous: true };
  return value.effectiveDateTime === undefined && value.occurenceDateTime === undefined ? {} : { once: true };
}

function orderStatusOf(status: string | undefined): OrderContent['status'] {
  if (status === 'in-progress') return 'active';
  if (status === 'on-hold') return 'onHold';
  if (status === 'completed') return 'completed';
  if (status === 'stopped') return 'stopped';
  if (status === 'not-done') return 'cancelled';
  return status === 'entered-in-error' ? 'enteredInError' : 'unknown';
}
