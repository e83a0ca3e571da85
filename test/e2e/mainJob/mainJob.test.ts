import { afterAll, beforeAll, expect, test } from 'vitest';
import { clinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { addIntegrationKey } from '../../../server/session/addUser.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { pictureOfFailure } from '../support/pictureOfFailure.ts';
import { pharmacistAt } from '../support/pharmacist.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';
import { cardiacPatient, potassiumOf } from './cardiacPatient.ts';

/**
 * The main job: two workstations, a real server on a real PostgreSQL, the real screens in a real engine. The server is cut
 * off, a workstation is restarted, a pharmacist works on, and everything agrees afterwards.
 */
let hospital: Hospital;
let laboratory: (resource: unknown) => Promise<void>;
let ward: Workstation;
let colleague: Workstation;
const PATIENTS = 61;

beforeAll(async () => {
  hospital = await openHospital({ patients: PATIENTS - 1, now: new Date().toISOString() });
  const key = await addIntegrationKey(hospital.server.store, 'laboratory');
  laboratory = async (resource) => {
    const answer = await fetch(new URL('fhir', hospital.server.url.replace(/\/?$/, '/')), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(resource),
    });
    const report = (await answer.json()) as { refusedCount: number };
    expect([answer.status, report.refusedCount]).toEqual([200, 0]);
  };
  await laboratory(cardiacPatient('ward-001', new Date()));
  await laboratory(potassiumOf(4.1, 'k1', new Date(Date.now() - 3 * 3_600_000)));
  [ward, colleague] = await Promise.all([openWorkstation(), openWorkstation()]);
});
afterAll(async () => {
  await ward?.close();
  await colleague?.close();
  await hospital?.close();
});

pictureOfFailure(() => ({ ward, colleague }));
const martin = pharmacistAt(() => ward.page());
const roux = pharmacistAt(() => colleague.page());
let patientName: string;
let writtenFrom: number;
let writtenUntil: number;

async function eventsOnServer() {
  const { rows } = await hospital.server.store.pool.query<{ document: string }>(
    'select document from event order by event_id',
  );
  return rows.map(({ document }) => clinicalEvent.parse(JSON.parse(document)));
}

// WL-JOB-001
test('the worklist opens, ranked, live and verified', async () => {
  await martin.setUp(hospital.network.url, 'martin');
  await martin.waitForPatients(PATIENTS);
  await martin.syncIs(/^Live/);
  expect(await martin.text('Contraindicated').isVisible()).toBe(true);
});

// WL-JOB-002
test('with the server cut off, the workstation is restarted, unlocked, and shows the highest-risk chart with its evidence', async () => {
  hospital.network.cut();
  await martin.syncIs(/^Offline since/);
  await ward.restart();
  await martin.unlock();
  await martin.waitForPatients(PATIENTS);
  patientName = await martin.openFirstPatient();
  const card = ward.page().locator('[data-finding]').first();
  expect(await card.innerText()).toMatch(/Danger/);
  expect(await card.innerText()).toMatch(/Do:/);
  expect(await card.innerText()).toMatch(/Clears when/);
});

// WL-JOB-003
test('offline, a finding is answered, an intervention recorded, the lines validated', async () => {
  writtenFrom = Date.now();
  expect(await martin.answerAll('1')).toBeGreaterThan(0);
  await martin.intervene();
  await martin.validateTheRest();
  await martin.text(/([1-9]\d*) of \1 lines validated/).waitFor();
  writtenUntil = Date.now();
  await martin.syncIs(/^Offline since .* to send/);
  expect(await eventsOnServer()).toEqual([]);
});

// WL-JOB-004
test('F16, F27: after reconnection the server holds each act exactly once, with its author and time of writing', async () => {
  const waiting = await ward
    .page()
    .getByText(/acts on this workstation, none lost/)
    .innerText();
  hospital.network.mend();
  await ward.page().keyboard.press('Control+k');
  await ward.page().keyboard.type('Sync now');
  await ward.page().keyboard.press('Enter');
  await martin.text('Nothing waits to be sent').waitFor({ timeout: 60_000 });
  const events = await eventsOnServer();
  expect(events).toHaveLength(Number.parseInt(waiting, 10));
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(new Set(events.map(({ body }) => body.kind))).toEqual(new Set(['answer', 'intervention', 'validation']));
  for (const { authorName, occurredAt } of events) {
    expect(authorName).toBe('C. Martin');
    expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(writtenFrom);
    expect(Date.parse(occurredAt)).toBeLessThanOrEqual(writtenUntil);
  }
});

// WL-JOB-005
test('the second workstation shows them', async () => {
  await roux.setUp(hospital.network.url, 'roux');
  await roux.waitForPatients(PATIENTS);
  await roux.openPatient(patientName.split(',')[0] ?? '');
  await roux.text(/([1-9]\d*) of \1 lines validated/).waitFor();
  await roux.text(/validated by C\. Martin/).waitFor();
  await colleague
    .page()
    .getByRole('tab', { name: /History/ })
    .click();
  await roux.text(/Intervention:/).waitFor();
});

// WL-JOB-006, WL-JOB-007
test('a new potassium within its band marks the validated lines; one that crosses a band reopens them and says why', async () => {
  await martin.openPatient('Heartley');
  await martin.answerAll('1');
  await martin.validateTheRest();
  await martin.text(/([1-9]\d*) of \1 lines validated/).waitFor();

  await laboratory(potassiumOf(4.2, 'k2', new Date()));
  await martin.text(/New since: .*4\.2/).waitFor({ timeout: 30_000 });
  expect(await martin.text(/([1-9]\d*) of \1 lines validated/).isVisible()).toBe(true);

  await laboratory(potassiumOf(6.2, 'k3', new Date(Date.now() + 1)));
  await martin.text(/Potassium\s6\.2\smmol\/L.*is now at least\s6\smmol\/L/).waitFor({ timeout: 30_000 });
  const line = ward
    .page()
    .locator('[data-order]')
    .filter({ hasText: /spironolactone/i });
  expect(await line.innerText()).toMatch(/Reopened/);
  const untouched = ward
    .page()
    .locator('[data-order]')
    .filter({ hasText: /pantoprazole/i });
  expect(await untouched.innerText()).toMatch(/validated/);
  expect(await untouched.innerText()).not.toMatch(/Reopened/);
});
