import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { centralServerStandIn } from './centralServerStandIn.ts';
import type { CentralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, PACK_HEADER, shellUnderTest } from './shellUnderTest.ts';
import type { ShellUnderTest } from './shellUnderTest.ts';

let central: CentralServerStandIn;
let station: ShellUnderTest;

beforeEach(async () => {
  central = await centralServerStandIn();
  station = await shellUnderTest();
});
afterEach(async () => {
  await station.close();
  await central.close();
});

describe('/desk', () => {
  async function openDesk() {
    const page = await station.page();
    const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
    return { page, capability, desk: (path: string, init?: RequestInit) => page.desk(path, capability, init) };
  }

  test('says 403 and nothing else without the capability, whatever is asked', async () => {
    const { page } = await openDesk();
    for (const path of ['/desk/key', '/desk/journal', '/desk/knowledge', '/desk/sync/status', '/desk/nothing']) {
      for (const wrong of ['', 'A'.repeat(43), 'undefined']) {
        const answer = await page.desk(path, wrong);
        expect([answer.status, await answer.text()], path).toEqual([403, '']);
      }
    }
  });

  test('lists the knowledge packs and serves each by id and version, never by path', async () => {
    const { desk } = await openDesk();
    const bytes = await readFile(join(station.folder, 'dist/knowledge/starter.wkp'));
    expect(await (await desk('/desk/knowledge')).json()).toEqual({
      packs: [{ id: 'starter', version: '2026.11', bytes: bytes.length, publicKey: 'cHVibGlj' }],
    });
    const pack = await desk(`/desk/knowledge/${PACK_HEADER.id}/${PACK_HEADER.version}`);
    expect(Buffer.from(await pack.arrayBuffer()).equals(bytes)).toBe(true);
    for (const path of [
      'starter',
      'starter/2025',
      'starter/..%2fpublicKey.txt',
      '..%2f..%2fprofile/deviceSecret',
      'starter/2026.11/x',
      '%',
    ]) {
      expect((await desk(`/desk/knowledge/${path}`)).status, path).toBe(404);
    }
  });

  test('takes only whole appends to the journal', async () => {
    const { desk } = await openDesk();
    const post = async (body: string): Promise<number> =>
      (await desk('/desk/journal', { method: 'POST', body })).status;
    for (const body of [
      '',
      '{}',
      '{"lines":[]}',
      '{"lines":[{"line":"act"}]}',
      '{"lines":[{"line":"act","id":"../x","sealed":"a"}]}',
      'null',
    ])
      expect(await post(body), body).toBe(400);
    expect((await desk('/desk/journal', { method: 'DELETE' })).status).toBe(405);
    const journal = await desk('/desk/journal');
    expect([
      journal.headers.get('x-wardlight-torn'),
      journal.headers.get('x-wardlight-damaged'),
      await journal.text(),
    ]).toEqual(['0', '0', '']);
  });

  test('passes only what the desk needs on to the server', async () => {
    const { desk } = await openDesk();
    central.requests.length = 0;
    for (const [method, path] of [
      ['GET', '/desk/sync/pull'],
      ['POST', '/desk/sync/status'],
      ['GET', '/desk/sync/../../session'],
      ['POST', '/desk/session'],
      ['GET', '/desk/sync/toString'],
      ['GET', '/desk/sync/'],
    ] as const) {
      expect([401, 404, 403], `${method} ${path}`).toContain((await desk(path, { method })).status);
    }
    expect(central.requests).toEqual([]);
  });
});
