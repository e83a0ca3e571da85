import type { Chart } from '../../../schema/chart/chart.ts';
import type { FhirResource } from './fhirResource.ts';
import { administrationToFhir, orderToFhir } from './orderToFhir.ts';
import { allergyToFhir, conditionToFhir, noKnownAllergies } from './historyToFhir.ts';
import { observationToFhir, pregnancyToFhir } from './observationToFhir.ts';

/** A chart as a hospital's own system would send it: FHIR R4 resources that refer to each other. */
export function chartToFhir(chart: Chart, wardName: string): FhirResource[] {
  const subject = { reference: `Patient/${chart.id}` };
  const { allergies } = chart;
  return [
    patientToFhir(chart),
    ...stayToFhir(chart, wardName),
    ...chart.orders.map((order) => orderToFhir(order, subject)),
    // FHIR R4 records doses that were due; a planned one follows from its order.
    ...chart.administrations.flatMap((dose) =>
      dose.status === 'planned' ? [] : [administrationToFhir(dose, subject)],
    ),
    ...chart.observations.map((result) => observationToFhir(result, subject)),
    ...pregnancyToFhir(chart, subject),
    ...(allergies.state === 'noKnownAllergies' ? [noKnownAllergies(chart.id, allergies.assertedAt, subject)] : []),
    ...allergies.entries.map((allergy) => allergyToFhir(allergy, subject)),
    ...chart.conditions.entries.map((condition) => conditionToFhir(condition, subject)),
  ];
}

/** One Bundle of all that is sent of one patient. */
export function chartToBundle(chart: Chart, wardName: string): FhirResource {
  return {
    resourceType: 'Bundle',
    id: `bundle-${chart.id}`,
    type: 'collection',
    entry: chartToFhir(chart, wardName).map((resource) => ({
      fullUrl: `urn:wardlight:demo:${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

function patientToFhir({ id, patient }: Chart): FhirResource {
  return {
    resourceType: 'Patient',
    id,
    identifier: patient.identifiers.map(({ system, value }) => ({
      use: 'official',
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
      system,
      value,
    })),
    name: [
      {
        use: 'official',
        family: patient.familyName,
        given: patient.givenNames,
        ...(patient.title === undefined ? {} : { prefix: [patient.title] }),
      },
    ],
    gender: patient.sex,
    ...(patient.birthDate === null ? {} : { birthDate: patient.birthDate }),
  };
}

function stayToFhir({ id, stay }: Chart, wardName: string): FhirResource[] {
  if (stay === null) return [];
  const type = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
  });
  return [
    { resourceType: 'Location', id: stay.wardId, name: wardName, physicalType: type('wa') },
    {
      resourceType: 'Encounter',
      id: stay.id,
      status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      subject: { reference: `Patient/${id}` },
      period: {
        ...(stay.admittedAt === null ? {} : { start: stay.admittedAt }),
        ...(stay.dischargedAt === null ? {} : { end: stay.dischargedAt }),
      },
      location: [
        {
          location: { reference: `Location/${stay.wardId}`, display: wardName },
          status: 'active',
          physicalType: type('wa'),
        },
        ...(stay.bed === null ? [] : [{ location: { display: stay.bed }, status: 'active', physicalType: type('bd') }]),
      ],
    },
  ];
}
