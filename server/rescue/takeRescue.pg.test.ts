import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { rescueAnswer, type RescueAnswer } from '../../schema/wire/rescue.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { sealRescueFile, type RescueAuthor } from '../../sync/rescue/rescueFile.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import { setAccountWards } from '../store/accounts.ts';
import { importCharts } from '../store/importCharts.ts';
import { renewEpoch } from '../store/site.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { PASSWORD, startTestServer, type TestServer } from '../testing/startTestServer.ts';

const crypto = webRescueCrypto(globalThis.crypto);
const AT = '2026-11-21T08:00:00.000Z';
let server: TestServer;
let martin: RescueAuthor & { readonly userId: string };
let tokenOfRoux = '';

beforeAll(async () => {
  server = await startTestServer();
  await server.signIn('martin', ['north']);
  martin = await authorOf('martin');
  tokenOfRoux = (await server.signIn('roux', ['south'])).token;
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north'), samplePieces(2, 'south')], {
    asOf: AT,
    fallbackWardId: 'unplaced',
  });
});
afterAll(() => server.close());

/** What a workstation keeps of a sign-in for the day on which it cannot send. */
async function authorOf(username: string): Promise<RescueAuthor & { userId: string }> {
  const own = await crypto.newKeys('Ed25519');
  const request = { username, password: PASSWORD, deviceId: 'device-1', protocol: 1, authorKey: own.publicKey };
  const answer = sessionResponse.parse(await (await server.post('/session', request)).json());
  const { certificate, siteKeys, user } = answer;
  if (certificate === undefined || siteKeys === undefined) throw new Error('no certificate');
  return { certificate, siteKeys, authorPrivateKey: own.privateKey, userId: user.id };
}

const event = (given: { body?: EventBody; authorId?: string; chartId?: string } = {}): Promise<ClinicalEvent> =>
  sampleEvent({ siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId: martin.userId, ...given });

const sealed = (documents: readonly ClinicalEvent[], author: RescueAuthor = martin): Promise<string> =>
  sealRescueFile(
    crypto,
    author,
    documents.map((document) => ({ type: 'event', document })),
    AT,
  );

/** Carried to the server by another workstation, at which somebody else is signed in. */
async function carry(file: string): Promise<RescueAnswer> {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokenOfRoux}` };
  const answer = await fetch(`${server.url}/sync/v1/rescue`, { method: 'POST', headers, body: file });
  expect(answer.status).toBe(200);
  return rescueAnswer.parse(await answer.json());
}

async function stored(id: string): Promise<{ document: string }[]> {
  const { rows } = await server.store.pool.query<{ document: string }>(
    'select document from event where event_id = $1',
    [id],
  );
  return rows;
}

describe('a rescue file', () => {
  test('F38: is taken in once with author, device and time as they were written, whoever brings it, however often', async () => {
    const intervention = await event({
      body: { kind: 'intervention', problem: '1', type: '1', orderIds: [], message: 'Stop it' },
    });
    const outcome = await event({
      body: { kind: 'interventionOutcome', interventionId: intervention.id, outcome: 'accepted' },
    });
    const file = await sealed([intervention, outcome]);
    const header = { siteId: server.siteId, deviceId: 'device-1', count: 2, writtenAt: AT };
    const report = { header, authorId: martin.userId, taken: 2, alreadyThere: 0, refused: [] };
    expect(await carry(file)).toEqual({ ok: true, report });
    expect(JSON.parse((await stored(intervention.id))[0]?.document ?? '')).toEqual(intervention);
    expect(await carry(file)).toEqual({ ok: true, report: { ...report, taken: 0, alreadyThere: 2 } });
    expect(await stored(intervention.id)).toHaveLength(1);
    // The workstation comes back to life and sends them itself.
    const session = await server.signIn('martin', ['north']);
    const items = [{ type: 'event', document: intervention }];
    const body = { protocol: 1, deviceId: 'device-1', deviceTime: AT, items };
    const pushed = await server.post('/sync/v1/push', body, session.token);
    expect(await pushed.json()).toMatchObject({ results: [{ outcome: 'accepted' }] });
    expect(await stored(intervention.id)).toHaveLength(1);
  });

  test('gives no author the acts of another, and says what was refused', async () => {
    const { userId } = await authorOf('roux');
    const [mine, theirs, elsewhere] = [
      await event(),
      await event({ authorId: userId }),
      await event({ chartId: 'chart-2' }),
    ];
    expect(await carry(await sealed([mine, theirs, elsewhere]))).toMatchObject({
      ok: true,
      report: {
        taken: 1,
        refused: [
          { id: theirs.id, reason: 'forbidden' },
          { id: elsewhere.id, reason: 'forbidden' },
        ],
      },
    });
    expect(await stored(theirs.id)).toEqual([]);
  });

  test('is judged by the present rights of its author: what was refused is taken when the right is given back', async () => {
    const written = await event();
    const file = await sealed([written]);
    await setAccountWards(server.store.pool, server.siteId, martin.userId, []);
    expect(await carry(file)).toMatchObject({ report: { taken: 0, refused: [{ reason: 'forbidden' }] } });
    await setAccountWards(server.store.pool, server.siteId, martin.userId, ['north']);
    expect(await carry(file)).toMatchObject({ report: { taken: 1, refused: [] } });
  });

  test('cut off, changed, signed by a key that nobody vouched for, or no such file: nothing of it is taken', async () => {
    const written = await event();
    const file = await sealed([written]);
    const own = await crypto.newKeys('Ed25519');
    const forged = await sealed([written], { ...martin, authorPrivateKey: own.privateKey });
    const failures = [
      [file.slice(0, -100), 'truncated'],
      [file.replace('"count":1', '"count":2'), 'altered'],
      [forged, 'forged'],
      ['a shopping list', 'notARescueFile'],
    ] as const;
    for (const [bad, failure] of failures) expect(await carry(bad)).toEqual({ ok: false, failure });
    expect(await stored(written.id)).toEqual([]);
  });

  test('opens after a restore too: the keys of the site are as old as the site', async () => {
    const file = await sealed([await event()]);
    await renewEpoch(server.store.pool, server.siteId);
    expect(await carry(file)).toMatchObject({ ok: true, report: { taken: 1 } });
  });

  test('is taken from nobody who is not signed in', async () => {
    const answer = await fetch(`${server.url}/sync/v1/rescue`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: await sealed([await event()]),
    });
    expect(answer.status).toBe(401);
  });
});
