import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventBody } from '../../schema/events/clinicalEvent.ts';
import type { StateCommand } from '../../schema/state/smallState.ts';
import { pushResponse, type PushResult } from '../../schema/wire/push.ts';
import { setAccountWards } from '../store/accounts.ts';
import { importCharts } from '../store/importCharts.ts';
import { createSampleClient } from '../testing/sampleClient.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { sampleEvent } from '../testing/sampleEvent.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let server: TestServer;
let token = '';
let authorId = '';

beforeAll(async () => {
  server = await startTestServer();
  const session = await server.signIn('martin', ['north', 'south']);
  token = session.token;
  authorId = session.user.id;
  await server.signIn('roux', ['east']);
  await importCharts(
    server.store.pool,
    server.siteId,
    [samplePieces(1, 'north'), samplePieces(2, 'north'), samplePieces(9, 'east')],
    OPTIONS,
  );
});
afterAll(() => server.close());

const event = (
  given: {
    body?: EventBody;
    id?: string;
    corrects?: string;
    chartId?: string;
    wardId?: string;
    authorId?: string;
  } = {},
) => sampleEvent({ siteId: server.siteId, wardId: 'north', chartId: 'chart-1', authorId, ...given });

const intervention: EventBody = { kind: 'intervention', problem: '1', type: '1', orderIds: [], message: 'Stop it' };
const outcomeOf = (interventionId: string): EventBody => ({
  kind: 'interventionOutcome',
  interventionId,
  outcome: 'accepted',
});

async function push(documents: readonly unknown[], type = 'event', as = token): Promise<PushResult[]> {
  return send(
    documents.map((document) => ({ type, document })),
    as,
  );
}

async function send(items: readonly unknown[], as = token): Promise<PushResult[]> {
  const body = { protocol: 1, deviceId: 'device-1', deviceTime: '2026-11-21T06:05:00.000Z', items };
  const answer = await server.post('/sync/v1/push', body, as);
  expect(answer.status).toBe(200);
  return pushResponse.parse(await answer.json()).results;
}

async function countEvents(id: string): Promise<number> {
  const { rows } = await server.store.pool.query<{ count: string }>('select count(*) from event where event_id = $1', [
    id,
  ]);
  return Number(rows[0]?.count);
}

describe('events', () => {
  test('an event is stored once however often its reply is lost, and always answered alike', async () => {
    const written = await event();
    const replies = [];
    for (let attempt = 0; attempt < 5; attempt += 1) replies.push(await push([written]));
    expect(replies[0]).toMatchObject([{ id: written.id, outcome: 'accepted' }]);
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await countEvents(written.id)).toBe(1);
  });

  test('the same event from several connections at once is stored once', async () => {
    const documents = await Promise.all([event(), event(), event()]);
    const replies = await Promise.all([
      push(documents),
      push([...documents].reverse()),
      push(documents),
      push([...documents].reverse()),
    ]);
    const byId = (results: PushResult[]) => [...results].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const reply of replies) expect(byId(reply)).toEqual(byId(replies[0] ?? []));
    for (const { id } of documents) expect(await countEvents(id)).toBe(1);
  });

  test('it comes back in the feed as it was written, with fields that this version does not know', async () => {
    const { digest: _, ...plain } = await event();
    const { createHash } = await import('node:crypto');
    const { canonicalJson } = await import('../../sync/canonicalJson.ts');
    const later = { ...plain, fieldOfVersion2: { deep: [1, 'é'] } };
    const sealed = { ...later, digest: createHash('sha256').update(canonicalJson(later)).digest('hex') };
    expect(await push([sealed])).toMatchObject([{ outcome: 'accepted' }]);
    const answer = await server.post(
      '/sync/v1/pull',
      { protocol: 1, epoch: null, scope: { wardIds: ['north'] }, checkpoint: { seq: 0, id: '' }, limit: 1000 },
      token,
    );
    const page = (await answer.json()) as { items: { id: string; document: unknown }[] };
    expect(page.items.find((item) => item.id === plain.id)?.document).toEqual(sealed);
  });

  test('one bad item of each kind does not hold up the good ones around it', async () => {
    const good = await event();
    const alsoGood = await event();
    const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
    const results = await send([
      { type: 'event', document: good },
      { type: 'event', document: { ...(await event()), occurredAt: 'yesterday' } },
      { type: 'event', document: { ...(await event()), authorName: 'X. Changed' } },
      { type: 'event', document: await event({ authorId: 'somebody-else' }) },
      { type: 'event', document: await event({ wardId: 'east', chartId: 'chart-9' }) },
      { type: 'event', document: await event({ chartId: 'chart-9' }) },
      { type: 'event', document: await event({ chartId: 'chart-404' }) },
      { type: 'event', document: await event({ body: outcomeOf(v7()) }) },
      { type: 'event', document: await event({ corrects: v7() }) },
      { type: 'event', document: { ...good, authorName: 'X', digest: good.digest } },
      { type: 'event', document: await event({ id: good.id, body: { kind: 'comment', text: 'other', orderIds: [] } }) },
      { type: 'nonsense' },
      null,
      deep,
      { type: 'event', document: { ...(await event()), padding: 'x'.repeat(600_000) } },
      { type: 'event', document: alsoGood },
    ]);
    expect(results.map((result) => (result.outcome === 'refused' ? result.reason : result.outcome))).toEqual([
      'accepted',
      'invalid',
      'digestMismatch',
      'forbidden',
      'forbidden',
      'forbidden',
      'unknownChart',
      'unknownReference',
      'unknownReference',
      'digestMismatch',
      'idReused',
      'invalid',
      'invalid',
      'invalid',
      'tooLarge',
      'accepted',
    ]);
  });

  test('a NUL in a text is kept like any other character', async () => {
    const odd = await event({ body: { kind: 'comment', text: 'a\u0000b\ud800', orderIds: [] } });
    expect(await push([odd, await event()])).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    const client = createSampleClient(server, token, ['north']);
    await client.pullAll();
    expect(client.documents.get(`event:${odd.id}`)).toMatchObject({ document: { body: odd.body } });
  });

  test('an outcome may come before its intervention in one push, and falls with it', async () => {
    const asked = await event({ body: intervention });
    const told = await event({ body: outcomeOf(asked.id) });
    expect(await push([told, asked])).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    const bad = await event({ body: intervention, chartId: 'chart-404' });
    const results = await push([await event({ body: outcomeOf(bad.id) }), bad]);
    expect(results).toMatchObject([{ reason: 'unknownReference' }, { reason: 'unknownChart' }]);
    expect(await push([await event({ body: outcomeOf(asked.id), chartId: 'chart-2' })])).toMatchObject([
      { reason: 'unknownReference' },
    ]);
  });

  test('rights lost before the push refuse it, rights given back take it; what was taken stays answered', async () => {
    const before = await event();
    const waiting = await event();
    await push([before]);
    await setAccountWards(server.store.pool, server.siteId, authorId, ['south']);
    expect(await push([before, waiting])).toMatchObject([{ outcome: 'accepted' }, { reason: 'forbidden' }]);
    await setAccountWards(server.store.pool, server.siteId, authorId, ['north', 'south']);
    expect(await push([waiting])).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('events go with the patient to the next ward', async () => {
    const seen = await event({ chartId: 'chart-2' });
    await push([seen]);
    await importCharts(server.store.pool, server.siteId, [samplePieces(2, 'south')], OPTIONS);
    const late = await event({ chartId: 'chart-2' });
    expect(await push([late])).toMatchObject([{ outcome: 'accepted' }]);
    const south = createSampleClient(server, token, ['south']);
    const north = createSampleClient(server, token, ['north']);
    expect((await south.pullAll()).digest).toEqual(south.digest());
    expect((await north.pullAll()).digest).toEqual(north.digest());
    for (const { id } of [seen, late]) {
      expect(south.documents.has(`event:${id}`)).toBe(true);
      expect(north.documents.has(`event:${id}`)).toBe(false);
    }
  });

  test('a push without a session is 401, one that is too large 413', async () => {
    const body = { protocol: 1, deviceId: 'd', deviceTime: '2026-11-21T06:05:00.000Z', items: [{}] };
    expect((await server.post('/sync/v1/push', body)).status).toBe(401);
    // Told before it is read: the same body with a token is too large.
    const unread = await server.post('/sync/v1/push', { ...body, items: ['x'.repeat(17_000_000)] });
    expect(unread.status).toBe(401);
    const large = await server.post('/sync/v1/push', { ...body, items: ['x'.repeat(17_000_000)] }, token);
    expect([large.status, await large.json()]).toMatchObject([413, { error: 'tooLarge' }]);
  });
});

describe('commands', () => {
  const command = (given: Partial<StateCommand> = {}): StateCommand => ({
    id: v7(),
    stateId: 'assignment-chart-1',
    kind: 'assignment',
    siteId: server.siteId,
    wardId: 'north',
    chartId: 'chart-1',
    field: 'reviewer',
    base: null,
    value: 'martin',
    authorId,
    authorName: 'C. Martin',
    deviceId: 'device-1',
    occurredAt: '2026-11-21T06:05:00.000Z',
    ...given,
  });

  test('who looks after a patient: different fields merge, and of one field the later holds without a conflict', async () => {
    const taken = command();
    const late = command({ value: 'roux' });
    const results = await push([taken, command({ field: 'note', value: 'at 9' }), late], 'command');
    expect(results).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }, { outcome: 'accepted' }]);
    expect(await push([taken, late], 'command')).toEqual([results[0], results[2]]);
    const client = createSampleClient(server, token, ['north']);
    expect((await client.pullAll()).digest).toEqual(client.digest());
    expect(client.documents.get('state:assignment-chart-1')).toMatchObject({
      document: { fields: { reviewer: { value: 'roux' }, note: { value: 'at 9' } }, conflicts: [] },
    });
  });

  test('two nodes making the same state at once lose neither field', async () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f'];
    const results = await Promise.all(
      fields.map((field) => push([command({ stateId: 'new-state', field })], 'command')),
    );
    expect(results.flat().map((result) => result.outcome)).toEqual(fields.map(() => 'accepted'));
    const client = createSampleClient(server, token, ['north']);
    await client.pullAll();
    const item = client.documents.get('state:new-state');
    if (item?.type !== 'state') throw new Error('no state');
    expect(Object.keys(item.document.fields).sort()).toEqual(fields);
  });

  test('the state of a patient goes with the patient to another ward, and the ward there may change it', async () => {
    const { pool } = server.store;
    const stateId = 'assignment-chart-3';
    const moving = (wardId: string): ReturnType<typeof samplePieces> => ({
      ...samplePieces(3, wardId),
      chartId: 'chart-3',
    });
    await importCharts(pool, server.siteId, [moving('north')], OPTIONS);
    const first = command({ stateId, chartId: 'chart-3' });
    expect(await push([first], 'command')).toMatchObject([{ outcome: 'accepted' }]);
    await importCharts(pool, server.siteId, [moving('south')], OPTIONS);
    const second = command({ stateId, chartId: 'chart-3', wardId: 'south', base: 'martin', value: 'roux' });
    expect(await push([second], 'command')).toMatchObject([{ outcome: 'accepted' }]);
    const client = createSampleClient(server, token, ['south']);
    await client.pullAll();
    expect(client.documents.get(`state:${stateId}`)).toMatchObject({
      document: { fields: { reviewer: { value: 'roux' } } },
    });
    const other = command({ stateId, chartId: 'chart-1', base: 'roux', value: 'martin' });
    expect(await push([other], 'command')).toMatchObject([{ outcome: 'refused', reason: 'invalid' }]);
  });
});
