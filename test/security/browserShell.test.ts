import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { centralServerStandIn } from '../shell/centralServerStandIn.ts';
import type { CentralServerStandIn } from '../shell/centralServerStandIn.ts';
import { enrolment, shellUnderTest } from '../shell/shellUnderTest.ts';
import type { PageUnderTest, ShellUnderTest } from '../shell/shellUnderTest.ts';

const PASSWORD = 'correct horse battery 7731';

let central: CentralServerStandIn;
let station: ShellUnderTest;
let page: PageUnderTest;
let written: string;

beforeEach(async () => {
  written = '';
  central = await centralServerStandIn();
  central.password = PASSWORD;
  station = await shellUnderTest({ reportDefect: (what) => (written += what) });
  page = await station.page();
});
afterEach(async () => {
  await station.close();
  await central.close();
});

async function enrol(): Promise<string> {
  const { body } = await page.call('session.enrol', enrolment(central.url, PASSWORD));
  expect(body).toMatchObject({ ok: true });
  return String(body['capability']);
}
const lockState = async (): Promise<unknown> => (await page.call('shell.describe', {})).body['lockState'];

/** What a browser sends for a page: `fetch` of Node does not let these headers be chosen. */
function load(headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(station.shell().url, { headers: { ...headers } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

test('a page of another port cannot lock the desk with a picture or a frame of ours; our own loading does', async () => {
  await enrol();
  const { cookie = '' } = page.headers;
  for (const destination of ['image', 'iframe', 'empty', 'script'])
    await load({ cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': destination });
  expect(await lockState()).toBe('unlocked');
  await load({ cookie, 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' });
  expect(await lockState()).toBe('locked');
});

test('whoever caught the cookie gets no key: the capability is answered to the one who unlocked, once', async () => {
  const capability = await enrol();
  for (const guess of ['', 'undefined', 'null', 'A'.repeat(43), capability.slice(0, -1), `${capability} `])
    expect((await page.desk('/desk/key', guess)).status, guess).toBe(guess.trim() === capability ? 200 : 403);
  expect(JSON.stringify((await page.call('shell.describe', {})).body)).not.toContain(capability);
  await page.call('session.lock', {});
  for (const path of ['/desk/key', '/desk/journal', '/desk/knowledge', '/desk/sync/status'])
    expect((await page.desk(path, capability)).status, path).toBe(403);
});

test('starts with made-up tickets open nothing and leave the page its session', async () => {
  const { origin } = new URL(station.shell().url);
  const statuses = new Set<number>();
  for (let guess = 0; guess < 200; guess += 1)
    statuses.add(
      (await fetch(`${origin}/start`, { method: 'POST', headers: { origin }, body: `guess-${guess}` })).status,
    );
  expect([...statuses]).toEqual([403]);
  expect(await lockState()).toBe('notEnrolled');
});

test('no file of the profile holds the password, a token or a capability, and every one is for its user only', async () => {
  const capability = await enrol();
  await page.desk('/desk/sync/status', capability);
  await page.call('session.lock', {});
  await page.call('session.unlock', { username: 'martin', password: 'wrong password 9182' });
  const entries = await readdir(station.profileFolder, { recursive: true, withFileTypes: true });
  expect(entries.some(({ name }) => name === 'envelope.json')).toBe(true);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    expect((await stat(path)).mode & 0o077, path).toBe(0);
    if (!entry.isFile()) continue;
    const text = await readFile(path, 'latin1');
    for (const secret of [PASSWORD, 'wrong password 9182', capability, 'token-of-at-least'])
      expect(text).not.toContain(secret);
  }
  expect(written).toBe('');
});

test('files stay closed in a folder that was open to all before', async () => {
  await station.close();
  const elsewhere = join(station.folder, 'open');
  await mkdir(elsewhere, { recursive: true });
  await chmod(elsewhere, 0o755);
  const open = await shellUnderTest({ profileFolder: elsewhere });
  const files = await readdir(elsewhere, { recursive: true, withFileTypes: true });
  for (const entry of files) expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077, entry.name).toBe(0);
  await open.close();
  station = await shellUnderTest();
});
