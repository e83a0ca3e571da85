import { describe, expect, test } from 'vitest';
import { only, order, patient, potassium, read } from '../testing/fhirSamples.ts';
import { chartsFromFhir } from './chartsFromFhir.ts';

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
    [{ repeat: { when: ['CM', 'CV'] } }, { frequency: 2, period: 1, periodUnit: 'd', when: ['CM', 'CV'] }],
    [{ repeat: { period: 1, periodUnit: 'a' } }, { frequency: 1, period: 12, periodUnit: 'mo' }],
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
    ['a number in words', { ...potassium, valueQuantity: { value: 'six', unit: 'mmol/L' } }, 'valueQuantity.value'],
    ['a patient without a reference', { ...order, subject: { reference: 'Group/7' } }, 'subject'],
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

test('letters that cannot be seen are taken out of names and medicines', () => {
  const turned = { ...order, medicationCodeableConcept: { text: 'Digoxin \u202egm 521.0\u202c \u200btablet' } };
  const { patient: person, orders } = only({ ...patient, name: [{ family: 'Le\u200broy\u0007' }] }, turned);
  expect(orders[0]?.medication.text).toBe('Digoxin gm 521.0 tablet');
  expect(person.familyName).toBe('Leroy');
});

describe('what must not land on another record', () => {
  test('a statement with the id of a request is a line of its own', () => {
    const { id } = order;
    const statement = {
      ...order,
      resourceType: 'MedicationStatement',
      id,
      medicationCodeableConcept: { text: 'Ibuprofen' },
    };
    const { orders } = only(patient, order, statement);
    expect(orders.map((line) => line.id)).toEqual([id, `statement-${id}`]);
  });
  test.each([
    'Group/p1',
    'Device/p1',
    'Practitioner/p1',
    'https://other.example/fhir/Patient/p1',
    'https://other.example/fhir/Group/p1',
  ])('a result about %s is not the patient’s', (reference) => {
    const { charts, report } = read(patient, { ...potassium, subject: { reference } });
    expect(report.refused).toMatchObject([{ path: 'subject' }]);
    expect(charts.flatMap(({ observations }) => observations)).toEqual([]);
  });
  test('an address that the bundle itself gives the patient is the patient', () => {
    const address = 'https://our.example/fhir/Patient/p1';
    const entry = [
      { fullUrl: address, resource: patient },
      { resource: { ...potassium, subject: { reference: address } } },
    ];
    const value = { resourceType: 'Bundle', type: 'collection', entry };
    const { charts } = chartsFromFhir([{ source: 'test', line: 1, value }], '2026-11-21T08:00:00.000Z');
    expect(charts.flatMap(({ observations }) => observations)).toHaveLength(1);
  });
});
