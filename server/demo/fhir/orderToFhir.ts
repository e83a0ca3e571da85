import type { Administration } from '../../../schema/chart/administration.ts';
import type { Dosage, Timing } from '../../../schema/chart/dosage.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { routeToFhir } from './routeToFhir.ts';
import { conceptToFhir, quantityToFhir, type FhirResource } from './fhirResource.ts';

type Subject = { readonly reference: string };

const STATUS = {
  active: 'active',
  onHold: 'on-hold',
  completed: 'completed',
  stopped: 'stopped',
  cancelled: 'cancelled',
  draft: 'draft',
  enteredInError: 'entered-in-error',
  unknown: 'unknown',
} as const;
const CATEGORY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/medicationrequest-category';
const CATEGORY = {
  inpatient: 'inpatient',
  home: 'community',
  discharge: 'discharge',
  outpatient: 'outpatient',
  unknown: undefined,
} as const;
const ADMINISTRATION_STATUS = {
  given: 'completed',
  notGiven: 'not-done',
  planned: 'on-hold',
  unknown: 'unknown',
} as const;

export function orderToFhir(order: MedicationOrder, subject: Subject): FhirResource {
  const category = CATEGORY[order.category];
  const period = {
    ...(order.start === null ? {} : { start: order.start }),
    ...(order.end === null ? {} : { end: order.end }),
  };
  return {
    resourceType: 'MedicationRequest',
    id: order.id,
    status: STATUS[order.status],
    intent: 'order',
    ...(category === undefined ? {} : { category: [{ coding: [{ system: CATEGORY_SYSTEM, code: category }] }] }),
    medicationCodeableConcept: conceptToFhir(order.medication),
    subject,
    ...(order.authoredOn === null ? {} : { authoredOn: order.authoredOn }),
    ...(order.prescriberName === undefined ? {} : { requester: { display: order.prescriberName } }),
    dosageInstruction: order.dosages.map((dosage) => dosageToFhir(dosage, period)),
    dispenseRequest: { validityPeriod: period },
  };
}

function dosageToFhir(dosage: Dosage, boundsPeriod: object) {
  const repeat = { boundsPeriod, ...repeatOf(dosage.timing) };
  const amounts = {
    ...(dosage.dose === undefined ? {} : { doseQuantity: quantityToFhir(dosage.dose) }),
    ...(dosage.rate === undefined ? {} : { rateQuantity: quantityToFhir(dosage.rate) }),
  };
  return {
    ...(dosage.text === undefined ? {} : { text: dosage.text }),
    timing: { repeat },
    asNeededBoolean: dosage.asNeeded,
    ...routeToFhir(dosage.route),
    ...(Object.keys(amounts).length === 0 ? {} : { doseAndRate: [amounts] }),
  };
}

function repeatOf(timing: Timing) {
  return {
    ...(timing.once === true ? { count: 1 } : {}),
    ...(timing.frequency === undefined ? {} : { frequency: timing.frequency }),
    ...(timing.period === undefined ? {} : { period: timing.period }),
    ...(timing.periodUnit === undefined ? {} : { periodUnit: timing.periodUnit }),
    ...(timing.timesOfDay === undefined ? {} : { timeOfDay: timing.timesOfDay.map((time) => `${time}:00`) }),
    ...(timing.daysOfWeek === undefined ? {} : { dayOfWeek: timing.daysOfWeek }),
  };
}

export function administrationToFhir(dose: Administration, subject: Subject): FhirResource {
  return {
    resourceType: 'MedicationAdministration',
    id: dose.id,
    status: ADMINISTRATION_STATUS[dose.status],
    subject,
    request: { reference: `MedicationRequest/${dose.orderId}` },
    medicationCodeableConcept: { text: 'see the order' },
    effectiveDateTime: dose.at,
    ...(dose.dose === undefined ? {} : { dosage: { dose: quantityToFhir(dose.dose) } }),
  };
}
