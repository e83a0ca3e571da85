import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullResponse } from '../../schema/wire/pull.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { sealRescueFile, type RescueAuthor } from '../../sync/rescue/rescueFile.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import { importCharts } from '../store/importCharts.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { PASSWORD, startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { serverHelp } from './serverOptions.ts';

const crypto = webRescueCrypto(globalThis.crypto);
const AT = '2026-11-21T08:00:00.000Z';
let server: TestServer;
let token = '';
let folder = '';

beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn('martin', ['north']));
  folder = await mkdtemp(join(tmpdir(), 'wardlight-rescue-'));
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north')], {
    asOf: AT,
    fallbackWardId: 'unplaced',
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.close();
});

/** As an administrator types it, beside the running server. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: server.store.databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'server.ts'), ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out.trim(), err: err.trim() }),
    );
  });
}

async function durableThrough(): Promise<number | undefined> {
  const scope = { wardIds: ['north'] };
  const body = { protocol: 1, epoch: null, scope, checkpoint: { seq: 0, id: '' }, limit: 10 };
  return pullResponse.parse(await (await server.post('/sync/v1/pull', body, token)).json()).durableThrough;
}

/** What a workstation keeps of a sign-in for the day on which it cannot send. */
async function authorOnDevice7(): Promise<{ author: RescueAuthor; userId: string }> {
  const own = await crypto.newKeys('Ed25519');
  const deviceId = 'device-7';
  const request = { username: 'martin', password: PASSWORD, deviceId, protocol: 1, authorKey: own.publicKey };
  const { certificate, siteKeys, user } = sessionResponse.parse(await (await server.post('/session', request)).json());
  if (certificate === undefined || siteKeys === undefined) throw new Error('no certificate');
  return { author: { certificate, siteKeys, authorPrivateKey: own.privateKey }, userId: user.id };
}

test('a backup job asks where it begins and says that it ended; every workstation hears of it with its next pull', async () => {
  expect(await durableThrough()).toBe(0);
  const begun = await run('backup-position');
  expect([begun.code, begun.out]).toEqual([0, expect.stringMatching(/^\d+$/)]);
  const ahead = await run('backup-taken', '9000');
  expect([ahead.code, ahead.err]).toEqual([
    2,
    `The site has only come to ${begun.out}: no backup of it can hold 9000.`,
  ]);
  expect(await durableThrough()).toBe(0);
  const taken = await run('backup-taken', begun.out, '--json');
  expect([taken.code, JSON.parse(taken.out)]).toEqual([0, { durableThrough: Number(begun.out) }]);
  // A slower job that began earlier takes nothing back.
  expect((await run('backup-taken', '1')).code).toBe(0);
  expect(await durableThrough()).toBe(Number(begun.out));
  for (const wrong of [['backup-taken'], ['backup-taken', 'all']]) expect((await run(...wrong)).code).toBe(2);
});

test('take-rescue FILE prints what was taken, was there already, was refused, and why a file does not open', async () => {
  const { author, userId } = await authorOnDevice7();
  const written = { siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId: userId };
  const documents = [await sampleEvent(written), await sampleEvent({ ...written, chartId: 'chart-404' })];
  const acts = documents.map((document) => ({ type: 'event', document }));
  const path = join(folder, 'rescue.wardlight');
  const file = await sealRescueFile(crypto, author, acts, AT);
  await writeFile(path, file);

  const first = await run('take-rescue', path);
  expect([first.code, first.out.split('\n')]).toEqual([
    1,
    [
      `Rescue file of device-7, written ${AT}: 2 acts by ${userId}.`,
      '  taken:         1',
      '  already there: 0',
      '  refused:       1',
      `    ${documents[1]?.id}: unknownChart (the server has no such chart)`,
      'Keep the file: what was refused is in it alone, or on the workstation it came from.',
    ],
  ]);
  const second = await run('take-rescue', path, '--json');
  expect([second.code, JSON.parse(second.out)]).toMatchObject([1, { taken: 0, alreadyThere: 1, refused: [{}] }]);

  const bad = [
    [file.slice(0, file.length / 2), /cut off/],
    [file.replace('device-7', 'device-8'), /changed or damaged/],
    ['%PDF-1.7', /no rescue file/],
  ] as const;
  for (const [content, sentence] of bad) {
    const other = join(folder, 'bad.wardlight');
    await writeFile(other, content);
    const refused = await run('take-rescue', other);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(sentence)]);
  }
  const missing = await run('take-rescue', join(folder, 'none'));
  expect([missing.code, missing.err]).toEqual([2, `There is no file ${join(folder, 'none')}.`]);
});

test('every example of docs/backups.md runs as it is written', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/backups.md'), 'utf8');
  const examples = [...page.matchAll(/^```\nnpm run server -- ([^\n]+)\n```$/gm)].map(([, example = '']) => example);
  expect(examples).toEqual(['backup-position', 'backup-taken N', 'after-restore', 'take-rescue FILE']);
  const { author, userId } = await authorOnDevice7();
  const document = await sampleEvent({ siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId: userId });
  const path = join(folder, 'example.txt');
  await writeFile(path, await sealRescueFile(crypto, author, [{ type: 'event', document }], AT));
  let said = '';
  for (const example of examples) {
    const words = example.split(' ').map((word) => (word === 'N' ? said : word === 'FILE' ? path : word));
    const { code, out } = await run(...words);
    expect(code, example).toBe(0);
    said = out;
  }
  expect(said).toContain('taken:         1');
});

test('the help names every action of these', () => {
  for (const action of ['backup-position', 'backup-taken N', 'take-rescue FILE', 'after-restore'])
    expect(serverHelp).toContain(`  ${action} `);
});
