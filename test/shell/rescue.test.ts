import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJournalSeal } from '../../renderer/desk/shell/journalSeal.ts';
import { deskKey } from '../../schema/ipc/deskPaths.ts';
import { importCharts } from '../../server/store/importCharts.ts';
import { samplePieces } from '../../server/testing/sampleCharts.ts';
import { sampleEvent } from '../../server/testing/sampleEvent.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../server/testing/startTestServer.ts';
import { shellUnderTest, type PageUnderTest, type ShellUnderTest } from './shellUnderTest.ts';

// The desk worker's browser has this; Node 24 does not yet.
Object.defineProperty(Uint8Array.prototype, 'toBase64', {
  configurable: true,
  value(this: Uint8Array): string {
    return Buffer.from(this).toString('base64');
  },
});

let server: TestServer;
let isServerUp = false;
let here: ShellUnderTest;
let there: ShellUnderTest;

beforeEach(async () => {
  server = await startTestServer();
  isServerUp = true;
  for (const [username, ward] of [
    ['martin', 'north'],
    ['roux', 'south'],
  ] as const)
    await server.signIn(username, [ward]);
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north')], {
    asOf: '2026-11-21T06:00:00.000Z',
    fallbackWardId: 'unplaced',
  });
  const clock = { now: () => Date.now(), after: () => () => undefined };
  [here, there] = [await shellUnderTest({ clock }), await shellUnderTest({ clock })];
});
afterEach(async () => {
  await here.close();
  await there.close();
  if (isServerUp) await server.close();
});

const rescueFolderOf = (station: ShellUnderTest): string => join(station.folder, 'rescue');

async function enrol(station: ShellUnderTest, username: string): Promise<{ page: PageUnderTest; opened: Opened }> {
  const page = await station.page();
  const { body } = await page.call('session.enrol', { serverUrl: server.url, username, password: PASSWORD });
  expect(body).toMatchObject({ ok: true });
  return { page, opened: body as Opened };
}
type Opened = { capability: string; deviceId: string; user: { id: string } };

/** Writes an act as the desk worker does: sealed with the key that the shell gave it, into the shell's journal. */
async function write(page: PageUnderTest, { capability, user }: Opened): Promise<string> {
  const key = deskKey.parse(await (await page.desk('/desk/key', capability)).json());
  const seal = await createJournalSeal(new Uint8Array(Buffer.from(key.dataKey, 'base64')));
  const document = await sampleEvent({
    siteId: server.siteId,
    wardId: 'north',
    chartId: 'chart-1',
    authorId: user.id,
  });
  const line = { line: 'act', id: document.id, sealed: await seal.seal({ type: 'event', document }) };
  await append(page, capability, line);
  return document.id;
}

async function append(page: PageUnderTest, capability: string, line: object): Promise<void> {
  const body = JSON.stringify({ lines: [line] });
  expect((await page.desk('/desk/journal', capability, { method: 'POST', body })).status).toBe(204);
}

async function authorsOf(ids: readonly string[]): Promise<unknown[]> {
  const { rows } = await server.store.pool.query<{ author_id: string; document: string }>(
    'select author_id, document from event where event_id = any($1) order by event_id',
    [ids],
  );
  return rows.map(({ author_id, document }) => [author_id, (JSON.parse(document) as { deviceId: string }).deviceId]);
}

describe('a rescue file', () => {
  test('F38: leaves one workstation without a network, and reaches the server by another where somebody else works', async () => {
    const mine = await enrol(here, 'martin');
    const theirs = await enrol(there, 'roux');
    const ids = [await write(mine.page, mine.opened), await write(mine.page, mine.opened)];
    const sent = await write(mine.page, mine.opened);
    await append(mine.page, mine.opened.capability, { line: 'settled', id: sent, outcome: 'accepted', seq: 9 });
    expect((await mine.page.call('session.leave', {})).body).toMatchObject({ code: 'unsentActs', unsent: 2 });

    const { body: written } = await mine.page.call('rescue.write', {});
    expect(written).toMatchObject({ ok: true, count: 2, unreadable: 0 });
    const path = String(written['path']);
    expect(path.startsWith(rescueFolderOf(here))).toBe(true);
    expect(await readdir(rescueFolderOf(here))).toHaveLength(1);
    const file = await readFile(path, 'utf8');
    expect(file.split('\n')[1]).toContain(`"deviceId":"${mine.opened.deviceId}","count":2`);
    expect(file).not.toContain('prescriber');

    const taken = await theirs.page.call('rescue.take', { file });
    expect(taken.body).toMatchObject({
      ok: true,
      report: { authorId: mine.opened.user.id, taken: 2, alreadyThere: 0, refused: [] },
    });
    expect(await authorsOf(ids)).toEqual(ids.map(() => [mine.opened.user.id, 'device-1']));
    const again = await theirs.page.call('rescue.take', { file });
    expect(again.body).toMatchObject({ ok: true, report: { taken: 0, alreadyThere: 2 } });
    // What is in a file is still unsent here: the server's answer settles it, nothing else.
    expect((await mine.page.call('session.leave', {})).body).toMatchObject({ code: 'unsentActs', unsent: 2 });
  });

  test('cut off or changed is refused in words of its own, and nothing of it reaches the server', async () => {
    const mine = await enrol(here, 'martin');
    const theirs = await enrol(there, 'roux');
    const id = await write(mine.page, mine.opened);
    const { body } = await mine.page.call('rescue.write', {});
    const file = await readFile(String(body['path']), 'utf8');
    const bad = [
      [file.slice(0, -40), 'truncated'],
      [file.replace('"count":1', '"count":3'), 'altered'],
      ['holiday pictures', 'notARescueFile'],
    ] as const;
    for (const [content, reason] of bad)
      expect((await theirs.page.call('rescue.take', { file: content })).body).toEqual({ ok: false, reason });
    expect(await authorsOf([id])).toEqual([]);
    expect((await theirs.page.call('rescue.take', { file })).body).toMatchObject({ ok: true });
  });

  test('is written after a restart without the network too, and taken in only where the server answers', async () => {
    const mine = await enrol(here, 'martin');
    await write(mine.page, mine.opened);
    await here.restart();
    await server.close();
    isServerUp = false;
    const page = await here.page();
    expect((await page.call('rescue.write', {})).body).toEqual({ ok: false, code: 'notAllowed' });
    const unlocked = await page.call('session.unlock', { username: 'martin', password: PASSWORD });
    expect(unlocked.body).toMatchObject({ ok: true });
    const { body } = await page.call('rescue.write', {});
    expect(body).toMatchObject({ ok: true, count: 1 });
    const file = await readFile(String(body['path']), 'utf8');
    expect((await page.call('rescue.take', { file })).body).toEqual({ ok: false, reason: 'unreachable' });
  });

  test('says so where there is nothing to write, or no place to write it to', async () => {
    const { page, opened } = await enrol(here, 'martin');
    expect((await page.call('rescue.write', {})).body).toEqual({ ok: false, reason: 'nothingUnsent' });
    await write(page, opened);
    const station = await shellUnderTest({ rescueFolder: join(here.folder, 'a file') });
    await writeFile(join(here.folder, 'a file'), 'in the way');
    const other = await enrol(station, 'martin');
    await write(other.page, other.opened);
    expect((await other.page.call('rescue.write', {})).body).toEqual({ ok: false, reason: 'folderRefused' });
    await station.close();
  });
});
