import { describe, expect, test } from 'vitest';
import { chartsFromFhir } from './chartsFromFhir.ts';
import { AS_OF, RXNORM, patient, subject, order, potassium, only } from '../testing/fhirSamples.ts';

describe('a bundle', () => {
  test('becomes one chart with what it said, and unknown where it said nothing', () => {
    const made = only(patient, order, potassium);
    expect(made).toMatchObject({
      id: 'p1',
      patient: { familyName: 'Martin', givenNames: ['Anne'], birthDate: '1944-03', sex: 'female', pregnancy: null },
      stay: null,
      orders: [
        {
          id: 'm1',
          status: 'active',
          category: 'unknown',
          medication: { text: 'spironolactone', codings: [{ system: RXNORM, code: '9997' }] },
          start: '2026-11-20T00:00:00.000Z',
          end: '2026-11-25T23:59:59.999Z',
          dosages: [
            {
              dose: { value: 25, unit: 'mg' },
              route: 'oral',
              asNeeded: false,
              timing: { frequency: 1, period: 1, periodUnit: 'd', timesOfDay: ['08:00'] },
            },
          ],
        },
      ],
      observations: [
        { value: { value: 6.2, unit: 'mmol/L' }, effectiveAt: '2026-11-21T05:00:00.000Z', category: 'laboratory' },
      ],
      allergies: { state: 'notRecorded' },
      conditions: { state: 'notRecorded' },
      feedsAsOf: { orders: AS_OF, results: AS_OF, allergies: null, conditions: null, patient: AS_OF },
    });
  });

  test('finds patients, medicines and orders by fullUrl, urn:uuid and contained resources', () => {
    const uuid = 'urn:uuid:018f428e-34f6-4707-8009-5ad742f901e7';
    const medicine = {
      resourceType: 'Medication',
      id: 'med',
      code: { text: 'Bactrim' },
      form: { text: 'tablet' },
      ingredient: [
        {
          itemCodeableConcept: { text: 'sulfamethoxazole' },
          strength: { numerator: { value: 400, unit: 'mg' }, denominator: { value: 1, unit: 'tablet' } },
        },
      ],
    };
    const plain = { ...order, medicationCodeableConcept: undefined, subject: { reference: uuid } };
    const value = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: 'urn:uuid:aaaa',
          resource: { ...plain, id: 'm1', medicationReference: { reference: 'Medication/med' } },
        },
        {
          resource: {
            ...plain,
            id: 'm2',
            medicationReference: { reference: '#c' },
            contained: [{ resourceType: 'Medication', id: 'c', code: { text: 'Ramipril' } }],
          },
        },
        {
          resource: {
            ...plain,
            id: 'm3',
            medicationReference: { reference: 'Medication/nowhere', display: 'Mystery 5 mg' },
          },
        },
        { fullUrl: uuid, resource: { ...patient, id: 'other-id' } },
        {
          resource: {
            resourceType: 'MedicationAdministration',
            id: 'a1',
            status: 'completed',
            subject: { reference: uuid },
            request: { reference: 'urn:uuid:aaaa' },
            effectiveDateTime: '2026-11-21T08:00:00Z',
            dosage: { dose: { value: 1, unit: 'tablet' } },
          },
        },
        { fullUrl: 'https://example.org/fhir/Medication/med', resource: medicine },
      ],
    };
    const { charts, report } = chartsFromFhir([{ source: 'test', line: 1, value }], AS_OF);
    expect(report.refused).toEqual([]);
    expect(charts).toHaveLength(1);
    expect(charts[0]?.id).toBe('other-id');
    expect(charts[0]?.orders.map(({ medication }) => medication.text)).toEqual(['Bactrim', 'Ramipril', 'Mystery 5 mg']);
    expect(charts[0]?.orders[0]?.medication).toMatchObject({
      form: 'tablet',
      ingredients: [{ text: 'sulfamethoxazole', strength: { numerator: { value: 400, unit: 'mg' } } }],
    });
    expect(charts[0]?.administrations).toMatchObject([
      { orderId: 'm1', status: 'given', dose: { value: 1, unit: 'tablet' } },
    ]);
  });

  test('a dose given without an order, and what is taken at home, are lines too', () => {
    const given = {
      resourceType: 'MedicationAdministration',
      id: 'a1',
      status: 'in-progress',
      subject,
      medicationCodeableConcept: { text: 'Heparin' },
      effectivePeriod: { start: '2026-11-21T08:00:00Z' },
    };
    const home = {
      resourceType: 'MedicationStatement',
      id: 's1',
      status: 'active',
      subject,
      medicationCodeableConcept: { text: 'Ibuprofen' },
    };
    expect(only(patient, given, home).orders).toMatchObject([
      { id: 'a1', status: 'active', category: 'inpatient', medication: { text: 'Heparin' } },
      { id: 's1', status: 'active', category: 'home', medication: { text: 'Ibuprofen' } },
    ]);
  });
});

describe('allergies', () => {
  const allergy = { resourceType: 'AllergyIntolerance', id: 'a1', patient: subject, code: { text: 'Penicillin' } };
  const none = {
    resourceType: 'AllergyIntolerance',
    id: 'a2',
    patient: subject,
    code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
  };
  const refuted = { ...allergy, verificationStatus: { coding: [{ code: 'refuted' }] } };

  test.each([
    ['nothing sent', [], 'notRecorded', 0],
    ['an allergy', [allergy], 'known', 1],
    ['the statement that there are none', [none], 'noKnownAllergies', 0],
    ['both', [allergy, none], 'known', 1],
    ['only one that was refuted', [refuted], 'notRecorded', 1],
    ['none to food', [{ ...none, code: { coding: [{ code: '429625007' }] } }], 'notRecorded', 0],
    [
      'the statement taken back',
      [{ ...none, verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
      'notRecorded',
      0,
    ],
  ])('%s', (_, resources, state, entries) => {
    const record = only(patient, ...resources).allergies;
    expect([record.state, record.entries.length]).toEqual([state, entries]);
  });
});
