import { describe, expect, test } from 'vitest';
import { chartsFromFhir } from '../fhir/chartsFromFhir.ts';
import { readReviewInput } from './reviewInput.ts';

const AS_OF = '2026-11-21T08:00:00.000Z';
const patient = { resourceType: 'Patient', id: 'p1' };
const order = (id: string, status: string) => ({
  resourceType: 'MedicationRequest',
  id,
  status,
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: { text: 'Ramipril' },
});
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  id: 'case-7',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

function read(value: unknown) {
  const input = readReviewInput({ source: 'test', line: 1, value }, AS_OF);
  if (!input.ok) throw new Error(`${input.error.path}: ${input.error.message}`);
  return input.value;
}

function fault(value: unknown) {
  const input = readReviewInput({ source: 'test', line: 1, value }, AS_OF);
  return input.ok ? null : input.error;
}

describe('what a review takes', () => {
  test('a bundle of one patient answers under its own id, one of several under the patients', () => {
    expect(read(bundle(patient, order('m1', 'active')))).toMatchObject([
      { id: 'case-7', chart: { id: 'p1', orders: [{ id: 'm1' }] } },
    ]);
    expect(read(bundle(patient, { ...patient, id: 'p2' })).map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  test('a chart of ours, as it is', () => {
    const { charts } = chartsFromFhir([{ source: '', line: 1, value: bundle(patient) }], AS_OF);
    expect(read(charts[0])).toMatchObject([{ id: 'p1', chart: charts[0] }]);
  });

  test('a CDS Hooks request: what is prefetched is current, a draft counts as signed', () => {
    const [input] = read({
      hook: 'order-sign',
      hookInstance: 'd1577c69',
      context: { patientId: 'p1', draftOrders: bundle(order('draft-1', 'draft')) },
      prefetch: { patient, medications: bundle(order('m1', 'active'), order('old', 'draft')), allergies: null },
    });
    expect(input?.id).toBe('d1577c69');
    expect(input?.chart.orders.map(({ id, status }) => [id, status])).toEqual([
      ['draft-1', 'active'],
      ['m1', 'active'],
      ['old', 'draft'],
    ]);
  });

  test.each([
    ['in a bundle of bundles', bundle(bundle(order('d', 'draft')))],
    ['in other letters', bundle(order('d', 'Draft'))],
  ])('a draft %s counts as signed', (_, draftOrders) => {
    const [input] = read({ hook: 'order-sign', context: { draftOrders }, prefetch: { patient } });
    expect(input?.chart.orders.map(({ status }) => status)).toEqual(['active']);
  });

  test('an order by itself, as a bulk export has it, is read and leaves nothing clear; a patient by itself has no orders', () => {
    expect(read(order('m1', 'active'))).toMatchObject([
      { chart: { orders: [{ id: 'm1' }] }, refused: [{ path: 'resourceType' }] },
    ]);
    expect(read(patient)).toMatchObject([{ refused: [] }]);
  });

  test('a draft under the id of a current order changes it', () => {
    const changed = { ...order('m1', 'draft'), medicationCodeableConcept: { text: 'Ibuprofen' } };
    const [input] = read({
      hook: 'order-sign',
      context: { patientId: 'p1', draftOrders: bundle(changed) },
      prefetch: { patient, medications: bundle(order('m1', 'active')) },
    });
    expect(input?.chart.orders.map(({ medication }) => medication.text)).toEqual(['Ibuprofen']);
  });

  test('a prefetch that is one page of several is a gap', () => {
    const medications = { ...bundle(order('m1', 'active')), link: [{ relation: 'next' }] };
    const [input] = read({ hook: 'patient-view', context: {}, prefetch: { patient, medications } });
    expect(input?.refused).toMatchObject([{ path: 'link' }]);
  });

  test('what was left out and could bear on medicines is noted; who pays is not', () => {
    const [input] = read(
      bundle(patient, { ...order('m1', 'draft') }, { resourceType: 'Immunization' }, { resourceType: 'Claim' }),
    );
    expect(input?.notes.map(({ text }) => text)).toEqual([
      'a draft is not reviewed here: send it as active, or as a draft order of a CDS Hooks request',
      'Immunization: not read (1)',
    ]);
  });

  test('a resource that cannot be read is carried along, never dropped', () => {
    const [input] = read(bundle(patient, { ...order('m1', 'active'), authoredOn: 'soon' }));
    expect(input?.refused).toMatchObject([{ entry: 2, id: 'm1', path: 'authoredOn' }]);
  });
});

test.each([
  ['text', 'nonsense', ''],
  ['a list', [1], ''],
  ['an object of no kind', { id: 'x' }, 'siteId'],
  ['a bundle of nothing', bundle(), ''],
  ['a bundle with one bad entry only', bundle({ ...patient, birthDate: 'soon' }), 'entry.0.resource.birthDate'],
  ['a hook without context', { hook: 'order-sign' }, 'context'],
])('%s is a fault with its path', (_, value, path) => {
  expect(fault(value)?.path).toBe(path);
});
