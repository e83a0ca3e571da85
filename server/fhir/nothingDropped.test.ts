import { describe, expect, test } from 'vitest';
import { AS_OF, only, order, patient, potassium, read, subject } from '../testing/fhirSamples.ts';
import { chartsFromFhir } from './chartsFromFhir.ts';

const other = { ...order, id: 'm2', medicationCodeableConcept: { text: 'Ibuprofen' } };
const dose = {
  resourceType: 'MedicationAdministration',
  id: 'd1',
  status: 'completed',
  subject,
  effectiveDateTime: '2026-11-21T06:00:00Z',
  medicationCodeableConcept: { text: 'Ibuprofen' },
};
const allergy = { resourceType: 'AllergyIntolerance', id: 'a1', patient: subject };
const drugs = (...resources: object[]) => only(patient, ...resources).orders.map(({ medication }) => medication.text);
const refused = (...resources: unknown[]) => read(patient, ...resources).report.refused.map(({ path }) => path);
const ofBundle = (value: object) => chartsFromFhir([{ source: 'test', line: 1, value }], AS_OF);
const bundle = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: patient }, { resource: order }] };

describe('two resources that bear one id', () => {
  test('both stay, and which keeps the id does not hang on their order', () => {
    const one = only(patient, order, { ...other, id: 'm1' });
    expect(one.orders.map(({ medication }) => medication.text).sort()).toEqual(['Ibuprofen', 'spironolactone']);
    expect(only(patient, { ...other, id: 'm1' }, order)).toEqual(one);
  });

  test('the same twice is one; of a history the last version counts', () => {
    expect(drugs(order, { ...order })).toEqual(['spironolactone']);
    const version = (lastUpdated: string, status: string) => ({ ...order, status, meta: { lastUpdated } });
    const [only1] = only(
      patient,
      version('2026-11-20T08:00:00Z', 'stopped'),
      version('2026-11-19T08:00:00Z', 'active'),
    ).orders;
    expect(only1?.status).toBe('stopped');
  });

  test('an order, a statement and a dose do not replace each other', () => {
    const statement = { ...order, resourceType: 'MedicationStatement', medicationCodeableConcept: { text: 'Aspirin' } };
    expect(drugs(order, statement, { ...dose, id: 'm1' }).sort()).toEqual(['Aspirin', 'Ibuprofen', 'spironolactone']);
  });

  test('two patients who are described otherwise are neither', () => {
    expect(refused({ ...patient, birthDate: '2020' })).toEqual(['id', 'id']);
  });
});

describe('what is not read leaves a trace', () => {
  test.each([
    ['a misspelt type', { ...order, resourceType: 'medicationRequest' }, 'resourceType'],
    ['something that is no type', { ...order, resourceType: 'order' }, 'resourceType'],
    ['a dispense without its order', { ...order, resourceType: 'MedicationDispense' }, 'authorizingPrescription'],
    ['an answer that is an error', { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }, 'issue.0'],
    ['results inside a report', { resourceType: 'DiagnosticReport', contained: [potassium] }, 'contained'],
    ['a dose of nobody knows when', { ...dose, effectiveDateTime: undefined }, 'effectiveDateTime'],
    ['a modifier', { ...other, modifierExtension: [{ url: 'x' }] }, 'modifierExtension'],
    [
      'a modifier within',
      { ...other, dosageInstruction: [{ text: 'x', modifierExtension: [{ url: 'x' }] }] },
      'dosageInstruction.0.modifierExtension',
    ],
    ['an allergy to two things in one', { ...allergy, code: [{ text: 'aspirin' }, { text: 'latex' }] }, 'code'],
  ])('%s is refused', (_, resource, path) => {
    expect(refused(resource)).toEqual([path]);
  });

  test('a dispense with its order, a remark and a report of references are passed over', () => {
    const handedOut = {
      resourceType: 'MedicationDispense',
      authorizingPrescription: [{ reference: 'MedicationRequest/m1' }],
    };
    const remark = { resourceType: 'OperationOutcome', issue: [{ severity: 'information' }] };
    expect(refused(order, handedOut, remark, { resourceType: 'DiagnosticReport' })).toEqual([]);
  });

  test('one page of several is a gap; all of them are not', () => {
    const next = { ...bundle, link: [{ relation: 'self' }, { relation: 'next' }] };
    expect(ofBundle(next).report.refused).toMatchObject([{ path: 'link' }]);
    expect(ofBundle({ ...bundle, total: 3 }).report.refused).toHaveLength(1);
    expect(ofBundle({ resourceType: 'Bundle', entry: [{ resource: next }] }).report.refused).toHaveLength(1);
    expect(ofBundle({ ...bundle, total: 2, link: [{ relation: 'self' }] }).report.refused).toEqual([]);
  });

  test('an entry of nothing is refused by itself; one that a transaction answered is not', () => {
    const withEntry = (entry: unknown) => ofBundle({ ...bundle, entry: [...bundle.entry, entry] });
    for (const entry of [{ fullUrl: 'urn:uuid:1' }, { resource: null }, { response: { status: '404 Not Found' } }, 7]) {
      const { charts, report } = withEntry(entry);
      expect(charts[0]?.orders).toHaveLength(1);
      expect(report.refused).toMatchObject([{ entry: 3 }]);
    }
    expect(withEntry({ response: { status: '201 Created' } }).report.refused).toEqual([]);
  });
});

describe('what could be read is read', () => {
  test('an ingredient by reference is an ingredient', () => {
    const contained = [
      {
        resourceType: 'Medication',
        id: 'x',
        ingredient: [
          { itemCodeableConcept: { text: 'paracetamol' } },
          { itemReference: { reference: 'Substance/codeine' } },
        ],
      },
    ];
    const compound = {
      ...order,
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#x' },
      contained,
    };
    expect(only(patient, compound).orders[0]?.medication.ingredients?.map(({ text }) => text)).toEqual([
      'paracetamol',
      'Substance/codeine',
    ]);
  });

  test('of ingredients that are references only, the name of the product decides', () => {
    const contained = [
      {
        resourceType: 'Medication',
        id: 'x',
        code: { text: 'Ibuprofen' },
        ingredient: [{ itemReference: { reference: 'Substance/1' } }],
      },
    ];
    const named = {
      ...order,
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#x' },
      contained,
    };
    expect(only(patient, named).orders[0]?.medication).toEqual({ codings: [], text: 'Ibuprofen' });
  });

  test.each(['draft', 'cancelled', 'entered-in-error'])('a dose under an order that is %s was given', (status) => {
    const given = { ...dose, request: { reference: 'MedicationRequest/m2' } };
    const lines = only(patient, { ...other, status }, given).orders.filter((line) => line.status === 'active');
    expect(lines.map(({ medication }) => medication.text)).toEqual(['Ibuprofen']);
  });

  test('an end before the start ends nothing', () => {
    const timing = { repeat: { boundsPeriod: { start: '2026-11-20', end: '2026-11-10' } } };
    expect(only(patient, { ...order, dosageInstruction: [{ timing }] }).orders[0]?.end).toBeNull();
  });

  test('an allergy that is named on the reactions', () => {
    const reaction = [{ substance: { text: 'penicillin' } }, { substance: { text: 'Aspirin' } }];
    const texts = only(patient, { ...allergy, code: { text: 'aspirin' }, reaction }).allergies.entries;
    expect(texts.map(({ id, code }) => [id, code.text])).toEqual([
      ['a1', 'aspirin'],
      ['a1.1', 'penicillin'],
    ]);
  });

  test('an allergy that is called active and resolved is active', () => {
    const clinicalStatus = { coding: [{ code: 'resolved' }, { code: 'active' }] };
    expect(only(patient, { ...allergy, code: { text: 'x' }, clinicalStatus }).allergies.entries[0]?.active).toBe(true);
  });

  test('DSTU2 and R3', () => {
    const bare = { ...order, subject: undefined, patient: subject };
    expect(drugs({ ...bare, resourceType: 'MedicationOrder' })).toEqual(['spironolactone']);
    expect(only(patient, { ...allergy, substance: { text: 'x' } }).allergies.entries[0]?.code.text).toBe('x');
    const told = { ...bare, resourceType: 'MedicationStatement', taken: 'n' };
    expect(only(patient, told).orders[0]?.status).toBe('stopped');
    const { effectiveDateTime, ...undated } = { ...dose, notGiven: true };
    expect(only(patient, { ...undated, effectiveTimeDateTime: effectiveDateTime }).orders[0]?.status).toBe('cancelled');
  });
});
