import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionResponse } from '../../../schema/wire/session.ts';
import { createSampleClient } from '../../testing/sampleClient.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { DEMO_PASSWORD } from './demoAccounts.ts';
import { loadSynthea } from './loadSynthea.ts';

const NOW = '2026-11-21T07:30:00.000Z';
let server: TestServer;
let folder = '';

const lines = (...resources: readonly object[]) => resources.map((resource) => JSON.stringify(resource)).join('\n');
const patient = (id: string, family: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ use: 'official', family, given: ['A'] }],
  gender: 'female',
  birthDate: '1950-05-05',
  ...more,
});

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'wardlight-synthea-'));
  await writeFile(
    join(folder, 'Patient.ndjson'),
    lines(patient('p1', 'Alpha'), patient('p2', 'Beta', { deceasedDateTime: '2015-01-01' }), patient('p3', 'Gamma')),
  );
  await writeFile(
    join(folder, 'MedicationRequest.ndjson'),
    lines(
      {
        resourceType: 'MedicationRequest',
        id: 'm1',
        status: 'active',
        intent: 'order',
        subject: { reference: 'urn:uuid:p1' },
        authoredOn: '2017-03-21T23:37:54+00:00',
        medicationCodeableConcept: {
          coding: [
            {
              system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
              code: '310965',
              display: 'Ibuprofen 200 MG Oral Tablet',
            },
          ],
        },
      },
      {
        resourceType: 'MedicationRequest',
        id: 'm2',
        status: 'active',
        intent: 'order',
        authoredOn: '2017-03-21T23:37:54+00:00',
      },
    ),
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.close();
});

test('living patients get beds, orders keep their dates, and what was refused is said', async () => {
  const loaded = await loadSynthea(server.store, { folder, now: NOW });
  expect(loaded).toMatchObject({
    ok: true,
    value: { placed: 2, refusedCount: 1, taken: { Patient: 3, MedicationRequest: 1 } },
  });
  const answer = await server.post('/session', {
    username: 'roux',
    password: DEMO_PASSWORD,
    deviceId: 'device-1',
    protocol: 1,
  });
  const { token, user } = sessionResponse.parse(await answer.json());
  const client = createSampleClient(
    server,
    token,
    user.wards.map((ward) => ward.id),
  );
  await client.pullAll();
  const charts = [...client.documents.values()].flatMap((item) => (item.type === 'chart' ? [item.document] : []));
  expect(charts.map((chart) => chart.patient.familyName).sort()).toEqual(['Alpha', 'Gamma']);
  const alpha = charts.find((chart) => chart.patient.familyName === 'Alpha');
  expect(alpha?.stay).toMatchObject({ status: 'inProgress', bed: '01' });
  expect(alpha?.orders).toMatchObject([
    { authoredOn: '2017-03-21T23:37:54.000Z', medication: { text: 'Ibuprofen 200 MG Oral Tablet' } },
  ]);
});
