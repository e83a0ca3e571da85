import { expect, test } from 'vitest';
import { chartIdOf } from '../../server/fhir/importFhir.ts';
import { createImportCounter } from '../../server/fhir/importReport.ts';
import { mapResource } from '../../server/fhir/mapResource.ts';
import { openDocument } from '../../server/fhir/openDocument.ts';
import { idOfReference, statementIdOf } from '../../server/fhir/references.ts';

const PLACE = { source: 'hostile', line: 1 };
const context = { resolve: idOfReference, statementId: statementIdOf, medication: () => undefined };
const order = (id: string, reference: string): Record<string, unknown> => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  subject: { reference },
  medicationCodeableConcept: { text: 'warfarin' },
});

function reportOf(value: unknown): string {
  const counter = createImportCounter();
  openDocument({ ...PLACE, value }, counter);
  return JSON.stringify(
    counter.report({ chartsChanged: 0, wardsAdded: [], waitingForPatients: { count: 0, firstIds: [] } }),
  );
}

test("the id of a chart says nothing without the site's secret, and differs from site to site", () => {
  const one = chartIdOf('secret of one site', 'IPP-0012345');
  expect(one).toMatch(/^c-[0-9a-f]{32}$/);
  expect(one).not.toBe(chartIdOf('secret of another site', 'IPP-0012345'));
  expect(one).not.toBe(chartIdOf('secret of one site', 'IPP-0012346'));
  expect(chartIdOf('', 'a')).not.toBe(chartIdOf('', 'Patient/a'));
});

test.each([
  '#contained',
  'Patient?identifier=1',
  'Patient/',
  '',
  'Patient/1/../../2?x',
  'Patient/a b',
  'Patient/<script>',
  "Patient/1';drop table chart;--",
  `Patient/${'9'.repeat(65)}`,
])('a reference %j leads to no patient', (reference) => {
  expect(mapResource('MedicationRequest', 'o1', order('o1', reference), context)).toMatchObject({ ok: false });
});

test('an order that another patient has too is kept with the patient it names', () => {
  const mine = mapResource('MedicationRequest', 'o1', order('o1', 'Patient/1'), context);
  const theirs = mapResource('MedicationRequest', 'o1', order('o1', 'Patient/2'), context);
  expect([mine, theirs]).toMatchObject([{ value: { patientId: '1' } }, { value: { patientId: '2' } }]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a resource of the type %j is none', (type) => {
  expect(mapResource(type, 'x', { resourceType: type }, context)).toMatchObject({
    ok: false,
    error: { path: 'resourceType', reason: 'is no type of FHIR R4' },
  });
});

test('what is nested without end, or holds the character U+0000, is refused and not quoted', () => {
  let deep: unknown = 'secret value';
  for (let level = 0; level < 10_000; level += 1) deep = { extension: [deep] };
  const reports = [
    reportOf({ resourceType: 'Patient', id: '1', extension: deep }),
    reportOf({ resourceType: 'Patient', id: '1', name: [{ family: 'secret\u0000value' }] }),
  ];
  for (const report of reports) {
    expect(report).toContain('"refusedCount":1');
    expect(report).not.toContain('secret');
  }
});
