import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { carriedResponse } from '../../schema/wire/carried.ts';
import type { ExchangeKeys } from '../../schema/wire/exchange.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';
import { signAct, type SignedAct } from '../../sync/exchange/signedAct.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import { setAccountWards } from '../store/accounts.ts';
import { importCharts } from '../store/importCharts.ts';
import { renewEpoch } from '../store/site.ts';
import { ensureSiteKeys, readSiteKeys } from '../store/siteKeys.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { PASSWORD, startTestServer, type TestServer } from '../testing/startTestServer.ts';

const crypto = webRescueCrypto(globalThis.crypto);
let server: TestServer;
let martin: Author;
let roux: Author;

beforeAll(async () => {
  server = await startTestServer();
  await server.signIn('martin', ['north', 'south']);
  await server.signIn('roux', ['south']);
  martin = await signIn('martin', 'device-m');
  roux = await signIn('roux', 'device-r');
  await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north'), samplePieces(2, 'south')], {
    asOf: '2026-11-21T08:00:00.000Z',
    fallbackWardId: 'unplaced',
  });
});
afterAll(() => server.close());

interface Author {
  readonly userId: string;
  readonly token: string;
  readonly exchange: ExchangeKeys;
  act(given?: { chart?: 1 | 2; body?: EventBody; id?: string; authorId?: string }): Promise<SignedAct>;
}

async function signIn(username: string, deviceId: string): Promise<Author> {
  const own = await crypto.newKeys('Ed25519');
  const request = { username, password: PASSWORD, deviceId, protocol: 1, authorKey: own.publicKey };
  const { token, user, exchange } = sessionResponse.parse(await (await server.post('/session', request)).json());
  if (exchange === undefined) throw new Error('no keys for the exchange');
  return {
    userId: user.id,
    token,
    exchange,
    act: async ({ chart = 1, body, id, authorId = user.id } = {}) => {
      const wardId = chart === 1 ? 'north' : 'south';
      const pass = (exchange.wards.find((ward) => ward.wardId === wardId) ?? exchange.wards[0])?.pass;
      if (pass === undefined) throw new Error('a person of no ward');
      const document: ClinicalEvent = await sealEvent(
        {
          id: id ?? v7(),
          siteId: server.siteId,
          wardId,
          chartId: `chart-${chart}`,
          authorId,
          authorName: user.displayName,
          deviceId,
          occurredAt: new Date().toISOString(),
          clockOffsetMs: null,
          baseRevision: 1,
          corrects: null,
          body: body ?? { kind: 'comment', text: 'Seen with the prescriber.', orderIds: [] },
        },
        (text) => createHash('sha256').update(text).digest('hex'),
      );
      return signAct(crypto, { pass, privateKey: own.privateKey }, document);
    },
  };
}

async function carry(acts: readonly unknown[], by: Author = roux): Promise<readonly PushResult[]> {
  const answer = await server.post('/sync/v1/carried', { protocol: 1, acts }, by.token);
  expect(answer.status).toBe(200);
  return carriedResponse.parse(await answer.json()).results;
}
const idOf = ({ document }: SignedAct): string => String(document['id']);

async function stored(act: SignedAct): Promise<unknown[]> {
  const { rows } = await server.store.pool.query<{ document: string }>(
    'select document from event where event_id = $1',
    [idOf(act)],
  );
  return rows.map(({ document }) => JSON.parse(document) as unknown);
}

describe('acts that a colleague brings', () => {
  test('WL-EXCHANGE-004: are taken once with author, device and time as written, whoever brings them; the author’s own push is the same act', async () => {
    const act = await martin.act();
    const first = await carry([act]);
    expect(first).toMatchObject([{ id: idOf(act), outcome: 'accepted' }]);
    expect(await carry([act, act])).toEqual([first[0], first[0]]);
    const items = [{ type: 'event', document: act.document }];
    const body = { protocol: 1, deviceId: 'device-m', deviceTime: new Date().toISOString(), items };
    const pushed = await server.post('/sync/v1/push', body, martin.token);
    expect(await pushed.json()).toMatchObject({ results: [first[0]] });
    expect(await stored(act)).toEqual([act.document]);
  });

  test('of several authors that speak of each other are taken together, in whatever order they come', async () => {
    const proposal: EventBody = { kind: 'intervention', problem: '1', type: '1', orderIds: [], message: 'Stop it' };
    const intervention = await martin.act({ chart: 2, body: proposal });
    const outcome = await roux.act({
      chart: 2,
      body: { kind: 'interventionOutcome', interventionId: idOf(intervention), outcome: 'accepted' },
    });
    const results = await carry([outcome, intervention]);
    expect(results.map(({ id, outcome: said }) => [id, said])).toEqual([
      [idOf(outcome), 'accepted'],
      [idOf(intervention), 'accepted'],
    ]);
  });

  test('that do not prove their author are refused, and the others go on', async () => {
    const good = await martin.act();
    const inHisName = await roux.act({ chart: 2, authorId: martin.userId });
    const changed = { ...good, document: { ...good.document, id: v7() } };
    const underOtherPass = { ...(await roux.act({ chart: 2 })), pass: good.pass };
    const results = await carry([inHisName, changed, underOtherPass, 'a shopping list', good]);
    expect(results.map((result) => ('reason' in result ? result.reason : result.outcome))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'forbidden',
      'accepted',
    ]);
    expect(await stored(inHisName)).toEqual([]);
  });

  test('are judged by the present rights of the author, not of who brings them', async () => {
    const act = await martin.act();
    await setAccountWards(server.store.pool, server.siteId, martin.userId, ['south']);
    expect(await carry([act])).toMatchObject([{ outcome: 'refused', reason: 'forbidden' }]);
    await setAccountWards(server.store.pool, server.siteId, martin.userId, ['north', 'south']);
    expect(await carry([act])).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('after a restore are taken again: the keys of the site are as old as the site', async () => {
    const act = await martin.act();
    await renewEpoch(server.store.pool, server.siteId);
    expect(await carry([act])).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('are taken from nobody who is not signed in', async () => {
    const answer = await server.post('/sync/v1/carried', { protocol: 1, acts: [await martin.act()] });
    expect(answer.status).toBe(401);
  });
});

describe('the keys that a sign-in gives', () => {
  test('are those of the person’s wards, the same for all who may read a ward, and others for every ward and month', async () => {
    expect(roux.exchange.wards.map(({ wardId }) => wardId)).toEqual(['south']);
    const keysOf = (author: Author, wardId: string) =>
      author.exchange.wards.find((ward) => ward.wardId === wardId)?.keys;
    expect(keysOf(roux, 'south')).toEqual(keysOf(martin, 'south'));
    const all = martin.exchange.wards.flatMap(({ keys }) => keys.map(({ key }) => key));
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(new Set(all).size).toBe(all.length);
  });

  test('come to a site that was made before there was an exchange, whose other keys stay', async () => {
    const { pool } = server.store;
    const before = await readSiteKeys(pool, server.siteId);
    await pool.query("delete from site_key where purpose = 'exchange'");
    await Promise.all([ensureSiteKeys(pool, server.siteId), ensureSiteKeys(pool, server.siteId)]);
    const after = await readSiteKeys(pool, server.siteId);
    expect([after.rescue, after.signing]).toEqual([before.rescue, before.signing]);
    expect(Buffer.from(after.exchange, 'base64')).toHaveLength(32);
    expect(after.exchange).not.toBe(before.exchange);
  });

  test('are not given to a workstation that brings no key of its own', async () => {
    const request = { username: 'roux', password: PASSWORD, deviceId: 'old', protocol: 1 };
    const answer = sessionResponse.parse(await (await server.post('/session', request)).json());
    expect(answer.exchange).toBeUndefined();
  });
});
