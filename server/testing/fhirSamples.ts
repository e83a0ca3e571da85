import { expect } from 'vitest';
import { chart } from '../../schema/chart/chart.ts';
import { chartsFromFhir } from '../fhir/chartsFromFhir.ts';

export const AS_OF = '2026-11-21T08:00:00.000Z';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Martin', given: ['Anne', null] }],
  gender: 'female',
  birthDate: '1944-03',
};
export const subject = { reference: 'Patient/p1' };
export const order = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { coding: [{ system: RXNORM, code: '9997', display: 'spironolactone' }] },
  dosageInstruction: [
    {
      timing: {
        repeat: {
          frequency: 1,
          period: 1,
          periodUnit: 'd',
          timeOfDay: ['08:00:00'],
          boundsPeriod: { start: '2026-11-20', end: '2026-11-25' },
        },
      },
      route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006' }] },
      doseAndRate: [
        { doseQuantity: { value: 25, unit: 'milligram', system: 'http://unitsofmeasure.org', code: 'mg' } },
      ],
    },
  ],
};
export const potassium = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
  subject,
  effectiveDateTime: '2026-11-21T06:00:00+01:00',
  valueQuantity: { value: 6.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
};

export function read(...resources: unknown[]) {
  const value = { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
  return chartsFromFhir([{ source: 'test', line: 1, value }], AS_OF);
}

export function only(...resources: unknown[]) {
  const { charts, report } = read(...resources);
  expect(report.refused).toEqual([]);
  const [first] = charts;
  if (first === undefined) throw new Error('no chart');
  return chart.parse(first);
}
