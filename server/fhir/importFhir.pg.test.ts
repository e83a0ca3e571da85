import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chart } from '../../schema/chart/chart.ts';
import { addIntegrationKey } from '../session/addUser.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { chartIdOf, importFhir } from './importFhir.ts';
import { chartsFromFhir } from './chartsFromFhir.ts';
import type { ImportReport } from './importReport.ts';
import { readDocuments, type FhirDocument } from './readDocuments.ts';

const AS_OF = '2026-11-21T06:00:00.000Z';
const SHARED = process.env['WARDLIGHT_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const SYNTHEA = join(SHARED, 'synthea');
const isSyntheaHere = existsSync(SYNTHEA);
if (!isSyntheaHere) console.log(`skipped: the Synthea patients are not in ${SYNTHEA} (set WARDLIGHT_SHARED_DATA)`);

let server: TestServer;
let key = '';
beforeAll(async () => {
  server = await startTestServer();
  key = await addIntegrationKey(server.store, 'laboratory');
});
afterAll(() => server.close());

async function send(resource: unknown): Promise<{ status: number; report: ImportReport }> {
  const answer = await server.post('/fhir', resource, key);
  return { status: answer.status, report: (await answer.json()) as ImportReport };
}

async function chartOf(patientId: string) {
  const chartId = chartIdOf(server.store.site.idKey, patientId);
  const { rows } = await server.store.pool.query<{ document: string }>(
    'select document from chart where chart_id = $1',
    [chartId],
  );
  return rows[0] === undefined ? null : chart.parse(JSON.parse(rows[0].document));
}

const patient = (id: string) => ({ resourceType: 'Patient', id, name: [{ family: 'Test' }] });
const order = (id: string, patientId: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: `Patient/${patientId}` },
  medicationCodeableConcept: { text: 'Spironolactone' },
  ...more,
});

test('facts may come before their patient, one by one', async () => {
  const first = await send(order('m1', 'late'));
  expect(first).toMatchObject({
    status: 200,
    report: { taken: { MedicationRequest: 1 }, waitingForPatients: { count: 1, firstIds: ['late'] } },
  });
  expect(await chartOf('late')).toBeNull();
  const second = await send(patient('late'));
  expect(second.report).toMatchObject({ chartsChanged: 1, waitingForPatients: { count: 0 } });
  expect(await chartOf('late')).toMatchObject({
    wardId: 'unplaced',
    orders: [{ id: 'm1' }],
    patient: { familyName: 'Test' },
  });
});

test('a medicine sent before names the orders that refer to it', async () => {
  await send({ resourceType: 'Medication', id: 'med-1', code: { text: 'Ramipril 5 mg' } });
  const { report } = await send({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { resource: patient('b') },
      {
        resource: order('m2', 'b', {
          medicationCodeableConcept: undefined,
          medicationReference: { reference: 'Medication/med-1' },
        }),
      },
    ],
  });
  expect(report.warnings).toEqual([]);
  expect((await chartOf('b'))?.orders[0]?.medication.text).toBe('Ramipril 5 mg');
});

test('an encounter puts the patient on its ward, which joins the directory', async () => {
  const { report } = await send({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: patient('c') },
      {
        resource: {
          resourceType: 'Encounter',
          id: 'e1',
          status: 'in-progress',
          class: { code: 'IMP' },
          subject: { reference: 'Patient/c' },
          period: { start: '2026-11-20T10:00:00+01:00' },
          location: [
            {
              location: { reference: 'Location/cardio', display: 'Cardiologie' },
              physicalType: { coding: [{ code: 'wa' }] },
            },
            { location: { display: 'C12' }, physicalType: { coding: [{ code: 'bd' }] } },
          ],
        },
      },
    ],
  });
  expect(report.wardsAdded).toEqual(['cardio']);
  expect(await chartOf('c')).toMatchObject({
    wardId: 'cardio',
    stay: { bed: 'C12', status: 'inProgress', admittedAt: '2026-11-20T09:00:00.000Z' },
  });
});

test('what is withdrawn by its sender is withdrawn here', async () => {
  await send(order('m3', 'b', { status: 'entered-in-error' }));
  expect((await chartOf('b'))?.orders.find(({ id }) => id === 'm3')?.status).toBe('enteredInError');
  await send({ ...patient('b'), active: false });
  const { token } = await server.signIn('martin', ['unplaced']);
  const body = {
    protocol: 1,
    epoch: null,
    scope: { wardIds: ['unplaced'] },
    checkpoint: { seq: 0, id: '' },
    limit: 100,
  };
  const page = (await (await server.post('/sync/v1/pull', body, token)).json()) as {
    items: { id: string; type: string }[];
  };
  const id = chartIdOf(server.store.site.idKey, 'b');
  expect(page.items.find((item) => item.id === id)?.type).toBe('removed');
});

test('without a key nothing is taken, and a session is no key', async () => {
  expect((await server.post('/fhir', patient('x'))).status).toBe(401);
  const { token } = await server.signIn('martin', ['unplaced']);
  expect((await server.post('/fhir', patient('x'), token)).status).toBe(401);
});

test('a wholly bad request is 422 with its report; no JSON is 400', async () => {
  expect(await send({ resourceType: 'Observation' })).toMatchObject({
    status: 422,
    report: { refused: [{ path: 'subject' }] },
  });
  expect((await server.post('/fhir', '{"resourceType":', key)).status).toBe(400);
  expect((await server.post('/fhir', '[1]', key)).status).toBe(422);
});

test.skipIf(!isSyntheaHere)(
  'the 615 Synthea patients come in whole, and read the same from the database as without one',
  { timeout: 60_000 },
  async () => {
    const options = { fallbackWardId: 'clinic', asOf: AS_OF };
    const report = await importFhir(server.store, readDocuments(SYNTHEA), options);
    expect(report).toMatchObject({
      taken: { Patient: 615, MedicationRequest: 4712, Observation: 53_726, Condition: 4546, AllergyIntolerance: 374 },
      refusedCount: 0,
      chartsChanged: 615,
      waitingForPatients: { count: 0 },
    });
    const again = await importFhir(server.store, readDocuments(join(SYNTHEA, 'Condition.ndjson.gz')), options);
    expect(again.chartsChanged).toBe(0);
    const documents: FhirDocument[] = [];
    for await (const document of readDocuments(SYNTHEA)) documents.push(document);
    const { charts } = chartsFromFhir(documents, AS_OF);
    expect(charts).toHaveLength(615);
    for (const expected of charts) {
      const stored = await chartOf(expected.id);
      const since = stored?.completeSince ?? '';
      expect(stored).toEqual({
        ...expected,
        id: stored?.id,
        siteId: server.siteId,
        wardId: 'clinic',
        revision: 1,
        stay: expected.stay === null ? null : { ...expected.stay, wardId: 'clinic' },
        completeSince: stored?.completeSince,
        orders: expected.orders.filter(({ end }) => end === null || end >= since),
        observations: expected.observations.filter(({ effectiveAt }) => effectiveAt === null || effectiveAt >= since),
      });
    }
  },
);
