import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../electron/services/policy/policyFile.ts';
import { centralServerStandIn, json } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest } from './shellUnderTest.ts';
import type { PageUnderTest, ShellUnderTest } from './shellUnderTest.ts';

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

const lockState = async (): Promise<unknown> => (await page.call('shell.describe', {})).body['lockState'];

describe('enrolling', () => {
  test('asks who is there before it sends a password, and then opens the desk', async () => {
    expect(await lockState()).toBe('notEnrolled');
    const { body } = await page.call('session.enrol', enrolment(central.url));
    expect(body).toMatchObject({ ok: true, user: { displayName: 'C. Martin' }, leaseUntil: central.leaseUntil });
    expect(central.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /sync/v1/status',
      'POST /session',
    ]);
    const described = (await page.call('shell.describe', {})).body;
    expect(described).toMatchObject({
      lockState: 'unlocked',
      enrolled: { username: 'martin' },
      serverUrl: central.url,
      deviceSecretStore: 'fileOnly',
    });
    expect(JSON.stringify(described)).not.toContain('token');
  });

  test('keeps nothing after a wrong password, and delays the next try', async () => {
    const wrong = enrolment(central.url, 'wrong');
    expect((await page.call('session.enrol', wrong)).body).toEqual({
      ok: false,
      code: 'wrongPassword',
      waitSeconds: 1,
    });
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'wait',
      waitSeconds: 1,
    });
    expect(await lockState()).toBe('notEnrolled');
  });

  test('sends no password to what is not Wardlight', async () => {
    central.answers['/sync/v1/status'] = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to Hospital Guest WiFi');
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'notAWardlightServer',
    });
    central.answers['/sync/v1/status'] = (_request, response) => json(response, 200, { product: 'something else' });
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'notAWardlightServer',
    });
    expect(central.requests.some(({ path }) => path === '/session')).toBe(false);
  });

  test('says that the server wants a newer program', async () => {
    const status = {
      product: 'wardlight',
      protocol: 9,
      oldestAccepted: 9,
      epoch: 'e',
      siteId: 's',
      siteName: 'S',
      serverTime: '2026-11-21T08:00:00.000Z',
    };
    central.answers['/sync/v1/status'] = (_request, response) => json(response, 200, status);
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'protocolTooOld',
    });
  });

  test('sends no password in clear over a network, and reaches no server that is not there', async () => {
    expect((await page.call('session.enrol', enrolment('http://wardlight.test'))).body).toEqual({
      ok: false,
      code: 'notAllowed',
    });
    await central.close();
    expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({
      ok: false,
      code: 'serverUnreachable',
    });
  });

  test('takes no other server than the policy names, and no longer lease than it grants', async () => {
    const strict = await shellUnderTest({ policy: { ...defaultPolicy, serverUrl: central.url, leaseHours: 8 } });
    const strictPage = await strict.page();
    expect((await strictPage.call('session.enrol', enrolment('https://elsewhere.test'))).body).toEqual({
      ok: false,
      code: 'notAllowed',
    });
    expect((await strictPage.call('session.enrol', enrolment(`${central.url}/`))).body).toMatchObject({
      ok: true,
      leaseUntil: '2026-11-21T16:00:00.000Z',
    });
    await strict.close();
  });
});
