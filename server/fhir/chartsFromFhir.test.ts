import { describe, expect, test } from 'vitest';
import { chart } from '../../schema/chart/chart.ts';
import { chartsFromFhir } from './chartsFromFhir.ts';

const AS_OF = '2026-11-21T08:00:00.000Z';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Martin', given: ['Anne', null] }],
  gender: 'female',
  birthDate: '1944-03',
};
const subject = { reference: 'Patient/p1' };
const order = {
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
const potassium = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
  subject,
  effectiveDateTime: '2026-11-21T06:00:00+01:00',
  valueQuantity: { value: 6.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
};

function read(...resources: unknown[]) {
  const value = { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
  return chartsFromFhir([{ source: 'test', line: 1, value }], AS_OF);
}

function only(...resources: unknown[]) {
  const { charts, report } = read(...resources);
  expect(report.refused).toEqual([]);
  const [first] = charts;
  if (first === undefined) throw new Error('no chart');
  return chart.parse(first);
}

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

describe('values', () => {
  const quantity = (valueQuantity: unknown, code: unknown = potassium.code) =>
    only(patient, { ...potassium, code, valueQuantity }).observations[0];

  test('keeps the unit as it was sent, and makes no quantity of a bare number', () => {
    expect(quantity({ value: 4, unit: 'mEq/L' })?.value).toEqual({ value: 4, unit: 'mEq/L' });
    expect(quantity({ value: 4 })).toMatchObject({ value: null, valueText: '4' });
    expect(quantity({ value: 2.4 }, { coding: [{ system: 'http://loinc.org', code: '6301-6' }] })?.value).toEqual({
      value: 2.4,
      unit: '1',
    });
    expect(quantity({ value: 0.5, comparator: '<', unit: 'mmol/L' })).toMatchObject({
      comparator: '<',
      value: { value: 0.5 },
    });
  });

  test('a panel becomes one result a component', () => {
    const component = [
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
        valueQuantity: { value: 120, unit: 'mm[Hg]' },
      },
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8462-4' }] },
        valueQuantity: { value: 80, unit: 'mm[Hg]' },
      },
    ];
    const { observations } = only(patient, { ...potassium, valueQuantity: undefined, component });
    expect(observations.map(({ id, value }) => [id, value?.value])).toEqual([
      ['o1.1', 120],
      ['o1.2', 80],
    ]);
  });

  test('pregnancy is known only when somebody said so', () => {
    const status = (code: string) => ({
      ...potassium,
      valueQuantity: undefined,
      code: { coding: [{ system: 'http://loinc.org', code: '82810-3' }] },
      valueCodeableConcept: { coding: [{ code }] },
    });
    expect(only(patient, status('77386006')).patient.pregnancy?.value).toBe('yes');
    expect(only(patient, status('60001007')).patient.pregnancy?.value).toBe('no');
    expect(only(patient, status('261665006')).patient.pregnancy?.value).toBe('unknown');
    expect(only(patient).patient.pregnancy).toBeNull();
  });

  test.each([
    [{ repeat: { frequency: 3, period: 1, periodUnit: 'd' } }, { frequency: 3, period: 1, periodUnit: 'd' }],
    [{ code: { coding: [{ code: 'BID' }] } }, { frequency: 2, period: 1, periodUnit: 'd' }],
    [{ code: { text: 'q8h' } }, { frequency: 1, period: 8, periodUnit: 'h' }],
    [{ repeat: { when: ['CM', 'CV'] } }, { frequency: 2, period: 1, periodUnit: 'd' }],
    [{ repeat: { period: 1, periodUnit: 'a' } }, { period: 12, periodUnit: 'mo' }],
    [{ repeat: { count: 1 } }, { once: true }],
    [undefined, {}],
  ])('timing %j', (timing, expected) => {
    expect(only(patient, { ...order, dosageInstruction: [{ timing }] }).orders[0]?.dosages[0]?.timing).toEqual(
      expected,
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a wrong type', { ...order, dosageInstruction: 'daily' }, 'dosageInstruction'],
    ['a date that does not exist', { ...potassium, effectiveDateTime: '2026-02-30' }, 'effectiveDateTime'],
    ['a number as text', { ...potassium, valueQuantity: { value: '6.2', unit: 'mmol/L' } }, 'valueQuantity.value'],
    ['no patient', { ...order, subject: undefined }, 'subject'],
    ['a conditional patient', { ...order, subject: { reference: 'Patient?identifier=1' } }, 'subject'],
    ['no medicine', { ...order, medicationCodeableConcept: {} }, 'medicationCodeableConcept'],
    ['an id that is none', { ...order, id: 'a b' }, 'id'],
    ['a character that is none', { ...order, note: [{ text: 'a\u0000b' }] }, ''],
    ['an endless nest', { ...order, extension: nested(200) }, ''],
    ['no type', { id: 'x' }, 'resourceType'],
    [
      'a frequency of nothing',
      { ...order, dosageInstruction: [{ timing: { repeat: { frequency: 0 } } }] },
      'dosageInstruction.0.timing.repeat.frequency',
    ],
  ])('%s is refused with its place, and the others are taken', (_, bad, path) => {
    const { charts, report } = read(patient, bad, { ...order, id: 'good' });
    expect(report.refused).toMatchObject([{ source: 'test', line: 1, entry: 2, path }]);
    expect(charts[0]?.orders.map(({ id }) => id)).toEqual(['good']);
  });

  test('keys that would reach a prototype are only keys', () => {
    const text = JSON.stringify(order).replace(
      '"m1"',
      '"m1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
    );
    expect(only(patient, JSON.parse(text) as unknown).orders).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('an instruction not to give a medicine is no order', () => {
    const { charts, report } = read(patient, { ...order, doNotPerform: true });
    expect(charts[0]?.orders).toEqual([]);
    expect(report.ignored).toMatchObject([{ resourceType: 'MedicationRequest', count: 1 }]);
  });

  test('no value of the patient is in a refusal', () => {
    const { report } = read(
      { ...patient, birthDate: 'Geheimnis', name: [{ family: 12345 }] },
      { ...potassium, effectiveDateTime: 'Geheimnis' },
    );
    expect(report.refusedCount).toBe(2);
    expect(JSON.stringify(report)).not.toMatch(/Geheimnis|12345/);
  });
});

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
