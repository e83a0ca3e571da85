import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { centralServerStandIn, json } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest } from './shellUnderTest.ts';
import type { PageUnderTest, ShellUnderTest } from './shellUnderTest.ts';

const GOOD = { username: 'martin', password: 'correct horse' };
const ACT = { line: 'act', id: '01890a5d-ac96-774b-bcce-b302099a8057', sealed: 'sealed' };
const HOUR = 3_600_000;

let central: CentralServerStandIn;
let station: ShellUnderTest;
let page: PageUnderTest;

beforeEach(async () => {
  central = await centralServerStandIn();
  station = await shellUnderTest();
  page = await station.page();
});
afterEach(async () => {
  await station.close();
  await central.close();
});

async function enrolAndRestart(): Promise<void> {
  expect((await page.call('session.enrol', enrolment(central.url))).body).toMatchObject({ ok: true });
  await station.restart();
  page = await station.page();
}

async function goOffline(): Promise<void> {
  await central.close();
}

const unlock = async (credentials = GOOD): Promise<Record<string, unknown>> =>
  (await page.call('session.unlock', credentials)).body;
const lockState = async (): Promise<unknown> => (await page.call('shell.describe', {})).body['lockState'];

describe('unlocking', () => {
  test('F28: works offline, with the same keys and journal as before', async () => {
    const first = (await page.call('session.enrol', enrolment(central.url))).body;
    const key: unknown = await (await page.desk('/desk/key', first['capability'])).json();
    await page.desk('/desk/journal', first['capability'], { method: 'POST', body: JSON.stringify({ lines: [ACT] }) });
    await goOffline();
    await station.restart();
    page = await station.page();
    const second = await unlock();
    expect(second).toMatchObject({ ok: true, vaultId: first['vaultId'], deviceId: first['deviceId'] });
    expect(second['capability']).not.toBe(first['capability']);
    expect(await (await page.desk('/desk/key', second['capability'])).json()).toEqual(key);
    expect(await (await page.desk('/desk/journal', second['capability'])).text()).toBe(`${JSON.stringify(ACT)}\n`);
  });

  test('gets a token when the network returns, without asking for the password again', async () => {
    await enrolAndRestart();
    central.answers['/session'] = (request) => request.socket.destroy();
    const { capability } = await unlock();
    const ask = async (): Promise<unknown> => {
      const answer = await page.desk('/desk/sync/status', capability);
      return [answer.status, await answer.json()];
    };
    expect(await ask()).toEqual([502, { error: 'unreachable' }]);
    delete central.answers['/session'];
    station.clock.advance(2000);
    expect(await ask()).toMatchObject([200, { product: 'wardlight' }]);
    expect(central.requests.at(-1)?.headers.authorization).toBe('Bearer token-of-at-least-twenty-letters');
  });

  test('asks for the password when the server refuses the one that opened the vault', async () => {
    await enrolAndRestart();
    central.password = 'changed at the server';
    const { capability } = await unlock();
    expect((await page.desk('/desk/sync/status', capability)).status).toBe(401);
    expect((await page.call('session.renew', { password: 'changed at the server' })).body).toEqual({ ok: true });
    expect((await page.desk('/desk/sync/status', capability)).status).toBe(200);
  });

  test('gets a token in the background when the server is there', async () => {
    await enrolAndRestart();
    const { capability } = await unlock();
    await expect.poll(async () => (await page.desk('/desk/sync/status', capability)).status).toBe(200);
    expect(central.requests.at(-1)?.headers.authorization).toBe('Bearer token-of-at-least-twenty-letters');
  });

  test('delays wrong passwords 1, 2, 4 seconds, across restarts, even when they come at once', async () => {
    await enrolAndRestart();
    await goOffline();
    const wrong = { ...GOOD, password: 'wrong' };
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => unlock(wrong)));
    expect(atOnce.filter(({ code }) => code === 'wrongPassword')).toEqual([
      { ok: false, code: 'wrongPassword', waitSeconds: 1 },
    ]);
    expect(atOnce.filter(({ code }) => code === 'wait')).toHaveLength(7);
    station.clock.advance(1000);
    expect(await unlock(wrong)).toEqual({ ok: false, code: 'wrongPassword', waitSeconds: 2 });
    await station.restart();
    page = await station.page();
    expect(await unlock()).toEqual({ ok: false, code: 'wait', waitSeconds: 2 });
    station.clock.advance(2000);
    expect(await unlock(wrong)).toMatchObject({ waitSeconds: 4 });
    station.clock.advance(4000);
    expect(await unlock()).toMatchObject({ ok: true });
    await page.call('session.lock', {});
    expect(await unlock(wrong)).toMatchObject({ waitSeconds: 1 });
  });

  test('needs the network after ten failures, and then the server decides', async () => {
    await enrolAndRestart();
    for (let failure = 0; failure < 10; failure += 1) {
      expect(await unlock({ ...GOOD, password: 'wrong' })).toMatchObject({ code: 'wrongPassword' });
      station.clock.advance(300_000);
    }
    central.answers['/sync/v1/status'] = (_request, response) =>
      json(response, 503, { error: 'unavailable', message: '', reference: 'r' });
    expect(await unlock()).toEqual({ ok: false, code: 'serverUnreachable' });
    delete central.answers['/sync/v1/status'];
    central.password = 'changed at the server';
    expect(await unlock()).toMatchObject({ ok: false, code: 'wrongPassword' });
    station.clock.advance(600_000);
    central.password = GOOD.password;
    expect(await unlock()).toMatchObject({ ok: true });
  });

  test('F08: is for the person who is enrolled here', async () => {
    await enrolAndRestart();
    expect(await unlock({ username: 'roux', password: 'correct horse' })).toEqual({ ok: false, code: 'otherUser' });
    expect(await unlock({ username: ' Martin', password: 'correct horse' })).toMatchObject({ ok: true });
  });

  test('stops at the end of the lease, also for a clock that is set back, until the server grants a new one', async () => {
    await enrolAndRestart();
    const offline = { status: central.answers['/sync/v1/status'] };
    central.answers['/sync/v1/status'] = (request) => request.socket.destroy();
    station.clock.advance(71 * HOUR);
    expect(await unlock()).toMatchObject({ ok: true });
    station.clock.advance(HOUR);
    expect(await lockState()).toBe('locked');
    expect(await unlock()).toEqual({ ok: false, code: 'leaseExpired' });
    delete central.answers['/sync/v1/status'];
    expect(offline.status).toBeUndefined();
    central.leaseUntil = '2026-11-27T08:00:00.000Z';
    expect(await unlock()).toMatchObject({ ok: true, leaseUntil: '2026-11-27T08:00:00.000Z' });
  });

  test('does not take a clock that was set back for a longer lease', async () => {
    await enrolAndRestart();
    await goOffline();
    station.clock.advance(70 * HOUR);
    expect(await unlock()).toMatchObject({ ok: true });
    await page.call('session.lock', {});
    station.clock.set(Date.parse('2026-11-21T08:00:00.000Z'));
    const answers: unknown[] = [];
    for (let unlocking = 0; unlocking < 30; unlocking += 1) {
      answers.push((await unlock())['code'] ?? 'ok');
      await page.call('session.lock', {});
    }
    // Two hours were left by what was seen, whatever the clock says now.
    expect(answers).toEqual([
      ...Array.from({ length: 24 }, () => 'ok'),
      ...Array.from({ length: 6 }, () => 'leaseExpired'),
    ]);
  });

  test('of a damaged profile says so, and keeps the file', async () => {
    await enrolAndRestart();
    const path = join(station.profileFolder, 'vault', 'envelope.json');
    await writeFile(path, '{"envelope":1,');
    expect(await unlock()).toEqual({ ok: false, code: 'profileDamaged' });
    await station.restart();
    page = await station.page();
    expect(await lockState()).toBe('locked');
    expect(await readFile(path, 'utf8')).toBe('{"envelope":1,');
  });
});

describe('a workstation that is in trouble', () => {
  test('leaves a damaged profile on request, keeping its files, and enrols anew', async () => {
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    await page.desk('/desk/journal', capability, { method: 'POST', body: JSON.stringify({ lines: [ACT] }) });
    await page.call('session.lock', {});
    await writeFile(join(station.profileFolder, 'vault', 'envelope.json'), 'damaged');
    expect((await page.call('session.leave', {})).body).toEqual({ ok: true });
    expect((await page.call('session.enrol', enrolment(central.url))).body).toMatchObject({ ok: true });
    const vaultFiles = await readdir(join(station.profileFolder, 'vault'));
    expect(vaultFiles.filter((name) => name.startsWith('envelope.damaged-'))).toHaveLength(1);
    const journals = await readdir(join(station.profileFolder, 'journal'));
    const texts = await Promise.all(
      journals.map((name) => readFile(join(station.profileFolder, 'journal', name), 'utf8')),
    );
    expect(texts.join('')).toContain(ACT.id);
  });

  test('with a clock far ahead does not open a desk that would lock at once', async () => {
    station.clock.set(Date.parse('2027-01-01T00:00:00.000Z'));
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'leaseExpired',
    });
  });
});

describe('the open desk', () => {
  test('locks after five idle minutes; the capability is void from then on', async () => {
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    station.clock.advance(4 * 60_000);
    expect((await page.call('session.active', {})).body).toEqual({ ok: true });
    station.clock.advance(4 * 60_000);
    expect((await page.desk('/desk/key', capability)).status).toBe(200);
    station.clock.advance(60_000);
    expect((await page.desk('/desk/key', capability)).status).toBe(403);
    expect(await lockState()).toBe('locked');
  });

  test('locks when the page loads anew', async () => {
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    await (await fetch(station.shell().url, { headers: page.headers })).text();
    expect((await page.desk('/desk/key', capability)).status).toBe(403);
  });

  test('renews with a password that changed at the server, and unlocks with it afterwards', async () => {
    await enrolAndRestart();
    central.password = 'new at the server';
    expect(await unlock()).toMatchObject({ ok: true });
    expect((await page.call('session.renew', { password: 'correct horse' })).body).toEqual({
      ok: false,
      code: 'wrongPassword',
    });
    expect((await page.call('session.renew', { password: 'new at the server' })).body).toEqual({ ok: true });
    await page.call('session.lock', {});
    expect(await unlock()).toMatchObject({ code: 'wrongPassword' });
    station.clock.advance(1000);
    expect(await unlock({ username: 'martin', password: 'new at the server' })).toMatchObject({ ok: true });
  });

  test('F38: is left only when nothing is unsent', async () => {
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    const append = (line: unknown): Promise<Response> =>
      page.desk('/desk/journal', capability, { method: 'POST', body: JSON.stringify({ lines: [line] }) });
    expect((await append(ACT)).status).toBe(204);
    expect((await page.call('session.leave', {})).body).toEqual({ ok: false, code: 'unsentActs', unsent: 1 });
    expect((await append({ line: 'settled', id: ACT.id, outcome: 'accepted', seq: 4 })).status).toBe(204);
    expect((await page.call('session.leave', {})).body).toEqual({ ok: true });
    expect(await lockState()).toBe('notEnrolled');
    expect((await page.desk('/desk/key', capability)).status).toBe(403);
    expect((await page.call('session.enrol', enrolment(central.url))).body).toMatchObject({ ok: true });
  });
});
