import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { centralServerStandIn, json, readJson, WARD_PHARMACIST } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest, type ShellUnderTest } from './shellUnderTest.ts';

const PERSONS = ['martin', 'roux', 'bernard', 'petit', 'moreau'];
const stations: ShellUnderTest[] = [];
afterAll(async () => {
  for (const station of stations) await station.close();
});

const actOf = (number: number) => ({
  line: 'act',
  id: `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`,
  sealed: `sealed by ${PERSONS[number]}`,
});

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const username = String((await readJson(request))['username']);
  json(response, 200, {
    token: `token-of-at-least-twenty-letters-${username}`,
    expiresAt: '2026-11-21T20:00:00.000Z',
    leaseUntil: '2026-11-24T08:00:00.000Z',
    user: { ...WARD_PHARMACIST, id: `user-${username}`, username, displayName: username },
  });
}

test('F28: five persons, each in a profile of their own, unlock after a restart without a network, and find their own journal only', async () => {
  const central = await centralServerStandIn();
  central.answers['/session'] = (request, response) => void signIn(request, response);
  const vaults = new Set<unknown>();
  for (const [number, username] of PERSONS.entries()) {
    const station = await shellUnderTest();
    stations.push(station);
    const page = await station.page();
    const credentials = { ...enrolment(central.url), username, password: `password of ${username}` };
    const { body } = await page.call('session.enrol', credentials);
    expect(body).toMatchObject({ ok: true, user: { username } });
    vaults.add(body['vaultId']);
    const lines = JSON.stringify({ lines: [actOf(number)] });
    expect((await page.desk('/desk/journal', body['capability'], { method: 'POST', body: lines })).status).toBe(204);
  }
  expect(vaults.size).toBe(PERSONS.length);
  await central.close();
  for (const station of stations) await station.restart();

  // In another order than they signed in: who was online last is nobody special.
  for (const [number, username] of [...PERSONS.entries()].toReversed()) {
    const station = stations[number];
    if (station === undefined) throw new Error('no station');
    const page = await station.page();
    const other = PERSONS[(number + 1) % PERSONS.length] ?? '';
    const foreign = { username: other, password: `password of ${other}` };
    expect((await page.call('session.unlock', foreign)).body).toMatchObject({ ok: false });
    const { body } = await page.call('session.unlock', { username, password: `password of ${username}` });
    expect(body).toMatchObject({ ok: true, user: { username } });
    const journal = await (await page.desk('/desk/journal', body['capability'])).text();
    expect(journal).toBe(`${JSON.stringify(actOf(number))}\n`);
  }
});
