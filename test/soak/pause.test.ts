import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addIntegrationKey } from '../../server/session/addUser.ts';
import { cardiacPatient } from '../e2e/mainJob/cardiacPatient.ts';
import { buildDeskPage } from '../e2e/support/buildDeskPage.ts';
import { deskAt } from '../e2e/support/deskAtWork.ts';
import { openHospital, type Hospital } from '../e2e/support/hospital.ts';
import { createProcessWorkstation, type Part, type ProcessWorkstation } from './processWorkstation.ts';

/** Longer than three beats of the line, after which a silent one is given up. */
const PAUSE_MS = 50_000;
/** The net under the server's messages is a pull a minute. */
const NET_MS = 60_000;
const PATIENTS = 6;

let programFolder: string;
let hospital: Hospital;
let station: ProcessWorkstation;
beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  station = await createProcessWorkstation(programFolder);
});
afterAll(async () => {
  await station?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

const desk = deskAt(
  () => station.page(),
  () => hospital.server.url,
);

async function admit(): Promise<void> {
  const key = await addIntegrationKey(hospital.server.store, 'laboratory');
  const answer = await fetch(new URL('fhir', hospital.server.url.replace(/\/?$/, '/')), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(cardiacPatient('ward-001', new Date())),
  });
  expect(answer.status).toBe(200);
}

it(`F14: browser and shell stopped for ${PAUSE_MS / 1000} s, as a frozen machine stops them, have what came meanwhile within a minute`, async () => {
  const parts: readonly Part[] = ['browser', 'shell'];
  await station.start();
  expect(await desk.open('martin', 'session.enrol')).toBe(true);
  await desk.seen('worklist', ({ rows, pending }) => rows.length === PATIENTS && pending === 0);
  await desk.seen('sync', ({ state }) => state === 'live');
  for (const part of parts) await station.signal(part, 'SIGSTOP');
  await admit();
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  for (const part of parts.toReversed()) await station.signal(part, 'SIGCONT');
  const begun = Date.now();
  await expect
    .poll(async () => (await desk.seen('worklist', () => true)).rows.length, { timeout: NET_MS, interval: 250 })
    .toBe(PATIENTS + 1);
  expect(Date.now() - begun).toBeLessThan(NET_MS);
  await desk.seen('sync', ({ state, verified }) => state === 'live' && verified);
}, 240_000);
